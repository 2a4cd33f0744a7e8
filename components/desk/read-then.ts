import { readTime, type TimeContext, writeTime } from '#components/desk/event-time.ts';
import type { FieldModel } from '#components/desk/field-model.ts';
import { type FormText, textAt } from '#components/desk/form-text.ts';
import { precisionName, precisionOf } from '#components/desk/world-controls.ts';
import { type Instant, MINUTE } from '#domain/instant.ts';

/**
 * A text that was typed then, to go on with now. "-2h" or "now" would mean another time by now: it
 * is written out as the time that was meant. Every other word stays as it was typed.
 */
export function readThen(
  fields: readonly FieldModel[],
  text: FormText,
  { typedAt, context }: { typedAt: Instant; context: TimeContext },
): FormText {
  const meant = { ...context, now: typedAt };
  const written: FormText = { ...text };
  for (const model of fields) {
    if (model.control !== 'instant' && model.control !== 'event-time') continue;
    const typed = textAt(text, model.name);
    const before = readTime(typed, meant);
    const after = readTime(typed, context);
    if (!before.ok || !after.ok || before.at === null || after.at === null) continue;
    if (Math.abs(after.at - before.at) <= MINUTE) continue;
    written[model.name] = writeTime(before.at, context.timeZone);
    if (model.control === 'event-time') {
      written[precisionName(model)] = precisionOf(model, text, meant);
    }
  }
  return written;
}
