import * as z from 'zod';
import { attackFields, attackFrequency } from '#domain/indicators/attack-frequency.ts';
import { civilianFields, civilianImpact } from '#domain/indicators/civilian-impact.ts';
import type { Indicator, IndicatorId } from '#domain/indicators/indicator.ts';
import { militaryPosture, postureFields } from '#domain/indicators/military-posture.ts';
import { messagingFields, publicMessaging } from '#domain/indicators/public-messaging.ts';
import { responseFields, responseSpeed } from '#domain/indicators/response-speed.ts';
import { sharedSignalFields } from '#domain/signal.ts';

/** Schema of a signal, told apart by its indicator. A sixth indicator adds its line here. */
export const signalSchema = z.discriminatedUnion('indicator', [
  z.strictObject({
    indicator: z.literal('response-speed'),
    ...sharedSignalFields,
    details: responseFields,
  }),
  z.strictObject({
    indicator: z.literal('attack-frequency'),
    ...sharedSignalFields,
    details: attackFields,
  }),
  z.strictObject({
    indicator: z.literal('military-posture'),
    ...sharedSignalFields,
    details: postureFields,
  }),
  z.strictObject({
    indicator: z.literal('public-messaging'),
    ...sharedSignalFields,
    details: messagingFields,
  }),
  z.strictObject({
    indicator: z.literal('civilian-impact'),
    ...sharedSignalFields,
    details: civilianFields,
  }),
]);
export type Signal = z.output<typeof signalSchema>;
/** A signal as it is written on the wire: instants as ISO 8601 text, defaults left out. */
export type SignalInput = z.input<typeof signalSchema>;

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
