import { frozenDays } from '#components/desk/baseline-control.ts';
import { clocks, runningClock } from '#components/desk/clock-control.ts';
import type { Control } from '#components/desk/control.ts';
import type { ControlName, FieldModel } from '#components/desk/field-model.ts';
import { covers } from '#components/desk/form-text.ts';
import { claims, contradicts, range, regions, tolls } from '#components/desk/list-controls.ts';
import { report } from '#components/desk/report-control.ts';
import { choice, grade, number, toggle, words } from '#components/desk/simple-controls.ts';
import { eventTime, instant, place, where } from '#components/desk/world-controls.ts';

/** How each kind of question turns what was typed into an answer, and back. */
export const controls: Readonly<Record<ControlName, Control>> = {
  text: words,
  'long-text': words,
  source: words,
  incident: words,
  event: words,
  choice,
  switch: toggle,
  number,
  instant,
  'event-time': eventTime,
  where,
  place,
  grade,
  claims,
  contradicts,
  clocks,
  range,
  tolls,
  'toll-by-class': tolls,
  'running-clock': runningClock,
  report,
  'reported-event': report,
  regions,
  'frozen-days': frozenDays,
};

/**
 * The input that a rule is shown on and that takes focus: the one it names, or the first of the
 * inputs that make up the answer it names.
 */
export function inputOf(fields: readonly FieldModel[], name: string): string | null {
  const model =
    fields.find((each) => covers(each.name, name) || covers(name, each.name)) ??
    fields.find(({ control }) => controls[control].answers?.includes(name));
  if (model !== undefined) return controls[model.control].inputOf?.(model, name) ?? model.name;
  // The precision stands beside the time it belongs to.
  return name === 'precision' ? name : null;
}
