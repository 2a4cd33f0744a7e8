import type { Control } from '#components/desk/control.ts';
import type { ControlName } from '#components/desk/field-model.ts';
import { claims, contradicts, range, tolls } from '#components/desk/list-controls.ts';
import { choice, grade, hours, number, toggle, words } from '#components/desk/simple-controls.ts';
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
  hours,
  range,
  tolls,
  'toll-by-class': tolls,
};
