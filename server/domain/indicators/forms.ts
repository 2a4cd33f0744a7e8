import type * as z from 'zod';
import { attackFields, attackForm } from '#domain/indicators/attack-fields.ts';
import { civilianFields, civilianForm } from '#domain/indicators/civilian-fields.ts';
import type { FieldHint, IndicatorId } from '#domain/indicators/indicator.ts';
import { messagingFields, messagingForm } from '#domain/indicators/messaging-fields.ts';
import { postureFields, postureForm } from '#domain/indicators/posture-fields.ts';
import { responseFields, responseForm } from '#domain/indicators/response-fields.ts';

/** How a signal of one indicator is asked for, and the schema that its answers must meet. */
export interface IndicatorForm {
  fields: z.ZodObject;
  form: readonly FieldHint[];
}

/**
 * The forms alone, without the rules that compute the readings: all that a browser needs in
 * order to ask. The order is that of the keys Alt+1 … Alt+5.
 */
export const indicatorForms: Readonly<Record<IndicatorId, IndicatorForm>> = {
  'response-speed': { fields: responseFields, form: responseForm },
  'attack-frequency': { fields: attackFields, form: attackForm },
  'military-posture': { fields: postureFields, form: postureForm },
  'public-messaging': { fields: messagingFields, form: messagingForm },
  'civilian-impact': { fields: civilianFields, form: civilianForm },
};
