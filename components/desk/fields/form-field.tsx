'use client';

import type { ComponentType } from 'react';
import type { ControlName, FieldModel } from '#components/desk/field-model.ts';
import { FrozenDaysField } from '#components/desk/fields/baseline-field.tsx';
import { ChoiceField, SIDE_BY_SIDE, SwitchField } from '#components/desk/fields/choice-fields.tsx';
import { ClaimsField } from '#components/desk/fields/claims-field.tsx';
import { ClocksField } from '#components/desk/fields/clocks-field.tsx';
import { ContradictsField } from '#components/desk/fields/contradicts-field.tsx';
import { EventField, IncidentField } from '#components/desk/fields/link-fields.tsx';
import { RegionsField, RunningClockField } from '#components/desk/fields/log-fields.tsx';
import { ReportedEventField, ReportField } from '#components/desk/fields/report-field.tsx';
import { GradeField, SourceField } from '#components/desk/fields/source-fields.tsx';
import { LongTextField, NumberField, TextField } from '#components/desk/fields/text-fields.tsx';
import { EventTimeField, InstantField } from '#components/desk/fields/time-fields.tsx';
import { RangeField, TollByClassField, TollsField } from '#components/desk/fields/toll-fields.tsx';
import { PlaceField, WhereField } from '#components/desk/fields/where-fields.tsx';

/** How each kind of question is put, and how much of a row it wants. */
const asked: Readonly<
  Record<ControlName, { Part: ComponentType<{ model: FieldModel }>; width: string }>
> = {
  text: { Part: TextField, width: 'basis-56 grow' },
  'long-text': { Part: LongTextField, width: 'basis-full' },
  number: { Part: NumberField, width: 'basis-36 grow' },
  choice: { Part: ChoiceField, width: 'basis-52 grow' },
  switch: { Part: SwitchField, width: 'basis-44 grow' },
  range: { Part: RangeField, width: 'basis-full' },
  tolls: { Part: TollsField, width: 'basis-full' },
  'toll-by-class': { Part: TollByClassField, width: 'basis-full' },
  place: { Part: PlaceField, width: 'basis-52 grow' },
  claims: { Part: ClaimsField, width: 'basis-full' },
  contradicts: { Part: ContradictsField, width: 'basis-full' },
  instant: { Part: InstantField, width: 'basis-52 grow' },
  'event-time': { Part: EventTimeField, width: 'basis-full' },
  where: { Part: WhereField, width: 'basis-full' },
  source: { Part: SourceField, width: 'basis-64 grow-2' },
  grade: { Part: GradeField, width: 'basis-full' },
  incident: { Part: IncidentField, width: 'basis-64 grow' },
  event: { Part: EventField, width: 'basis-64 grow' },
  clocks: { Part: ClocksField, width: 'basis-full' },
  'running-clock': { Part: RunningClockField, width: 'basis-full' },
  report: { Part: ReportField, width: 'basis-full' },
  'reported-event': { Part: ReportedEventField, width: 'basis-full' },
  regions: { Part: RegionsField, width: 'basis-full' },
  'frozen-days': { Part: FrozenDaysField, width: 'basis-full' },
};

/** One question of a form, by what its declaration says. */
export function FormField({ model }: { model: FieldModel }) {
  const { Part, width } = asked[model.control];
  const whole = model.key === 'headline' || model.key === 'title';
  const row = model.control === 'choice' ? (choiceRow(model) ?? width) : width;
  return (
    <div className={`min-w-0 max-w-full ${whole ? 'basis-full' : row}`}>
      <Part model={model} />
    </div>
  );
}

/** What words that stand side by side want of a row, so that they need no second one. */
function choiceRow({ options }: FieldModel): string | null {
  if (options.length <= 2 || options.length > SIDE_BY_SIDE) return null;
  return options.length > 3 ? 'basis-full' : 'basis-72 grow';
}
