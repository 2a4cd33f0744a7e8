import * as z from 'zod';
import { attackFields } from '#domain/indicators/attack-fields.ts';
import { civilianFields } from '#domain/indicators/civilian-fields.ts';
import { messagingFields } from '#domain/indicators/messaging-fields.ts';
import { postureFields } from '#domain/indicators/posture-fields.ts';
import { responseFields } from '#domain/indicators/response-fields.ts';
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
