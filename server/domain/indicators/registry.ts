import { attackFrequency } from '#domain/indicators/attack-frequency.ts';
import { civilianImpact } from '#domain/indicators/civilian-impact.ts';
import type { Indicator, IndicatorId } from '#domain/indicators/indicator.ts';
import { militaryPosture } from '#domain/indicators/military-posture.ts';
import { publicMessaging } from '#domain/indicators/public-messaging.ts';
import { responseSpeed } from '#domain/indicators/response-speed.ts';

/** The five questions, in the order in which they stand on every screen. */
export const indicators: readonly Indicator[] = [
  responseSpeed,
  attackFrequency,
  militaryPosture,
  publicMessaging,
  civilianImpact,
];

/** The indicator with this id. */
export function indicatorOf(id: IndicatorId): Indicator {
  const found = indicators.find((indicator) => indicator.id === id);
  if (found === undefined) throw new Error(`no indicator is called ${id}`);
  return found;
}
