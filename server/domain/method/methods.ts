import type { IndicatorId } from '#domain/indicators/indicator.ts';
import { attackMethods } from '#domain/method/attacks.ts';
import { civilianMethods } from '#domain/method/civilian.ts';
import { messagingMethods } from '#domain/method/messaging.ts';
import type { Method } from '#domain/method/method.ts';
import { postureMethods } from '#domain/method/posture.ts';
import { responseMethods } from '#domain/method/response.ts';

/** How every measure is worked out, by indicator and name of the measure. */
export const methods: Readonly<Record<IndicatorId, Readonly<Record<string, Method>>>> = {
  'response-speed': responseMethods,
  'attack-frequency': attackMethods,
  'military-posture': postureMethods,
  'public-messaging': messagingMethods,
  'civilian-impact': civilianMethods,
};
