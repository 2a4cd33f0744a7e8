import type { FormText } from '#components/desk/form-text.ts';
import { textAt } from '#components/desk/form-text.ts';
import { indicatorForms } from '#domain/indicators/forms.ts';
import type { FieldHint, IndicatorId } from '#domain/indicators/indicator.ts';
import { claimTypes } from '#domain/signal.ts';

export type ControlName =
  | FieldHint['control']
  | 'long-text'
  | 'instant'
  | 'event-time' // with its precision, stored beside it
  | 'where'
  | 'source' // a name that is remembered
  | 'grade'
  | 'incident'
  | 'event'
  | 'clocks' // the clocks that an incident opens
  | 'running-clock' // one of them, with its incident
  | 'report' // an earlier signal
  | 'reported-event' // an event, by one of its reports
  | 'regions' // none is all
  | 'frozen-days'; // null lets go of them

/** One question of a form: where its answer goes, and how it is asked. */
export interface FieldModel {
  /** Path of the answer in the body, with slashes. */
  name: string;
  control: ControlName;
  /** Words are the messages `fields.{group}.{key}.label` and `.hint`. */
  group: string;
  key: string;
  options: readonly (string | number)[];
  optionsBy: NonNullable<FieldHint['optionsBy']> | null;
  required: boolean;
  when: NonNullable<FieldHint['when']> | null;
  /** Questions of one section share rows with each other and with no others. */
  section: string;
  /** Names of its inputs that keep their text from one entry to the next. */
  sticky: readonly string[];
}

export function field(
  group: string,
  name: string,
  control: ControlName,
  rest: Partial<FieldModel> = {},
): FieldModel {
  return {
    name,
    control,
    group,
    key: name.replaceAll('/', '-'),
    options: [],
    optionsBy: null,
    required: false,
    when: null,
    section: 'main',
    sticky: [],
    ...rest,
  };
}

const before: readonly FieldModel[] = [
  field('signal', 'headline', 'text', { required: true }),
  field('signal', 'eventAt', 'event-time', { required: true }),
  field('signal', 'where', 'where', { sticky: ['where'] }),
];

const judged: readonly FieldModel[] = [
  field('signal', 'source/name', 'source', {
    required: true,
    section: 'source',
    sticky: ['source/name'],
  }),
  field('signal', 'source/family', 'text', { section: 'source', sticky: ['source/family'] }),
  field('signal', 'source/publishedAt', 'instant', { section: 'source' }),
  // Reliability belongs to the source and stays with it; credibility is judged each time.
  field('signal', 'grade', 'grade', { required: true, sticky: ['grade/reliability'] }),
  field('signal', 'claim', 'choice', { options: claimTypes, required: true, sticky: ['claim'] }),
];

const after: readonly FieldModel[] = [
  field('signal', 'source/url', 'text'),
  field('signal', 'relayOf', 'text'),
  field('signal', 'incident', 'incident', { section: 'links', sticky: ['incident'] }),
  field('signal', 'event', 'event', { section: 'links' }),
  field('signal', 'note', 'long-text'),
];

/** Questions that take a table or a list come after the short ones, which are asked every time. */
const long: readonly ControlName[] = ['tolls', 'toll-by-class', 'claims', 'contradicts'];

/**
 * The form of a signal: the shared questions around those that the indicator declares. Nothing
 * here knows what an indicator asks.
 */
export function signalFields(
  indicator: IndicatorId,
  declared: readonly FieldHint[] = indicatorForms[indicator].form,
): FieldModel[] {
  const details = declared.map((hint) => detailField(indicator, hint));
  return [
    ...before,
    ...details.filter(({ control }) => !long.includes(control)),
    ...judged,
    ...details.filter(({ control }) => long.includes(control)),
    ...after,
  ];
}

function detailField(indicator: string, hint: FieldHint): FieldModel {
  const inDetails = (name: string) => `details/${name}`;
  return {
    name: inDetails(hint.name),
    control: hint.control,
    group: indicator,
    key: hint.name,
    options: hint.options ?? [],
    optionsBy: hint.optionsBy
      ? { field: inDetails(hint.optionsBy.field), options: hint.optionsBy.options }
      : null,
    required: hint.required,
    when: hint.when ? { field: inDetails(hint.when.field), is: hint.when.is } : null,
    section: 'details',
    sticky: hint.sticky ? [inDetails(hint.name)] : [],
  };
}

/** The questions that the answers so far leave open. */
export function activeFields(fields: readonly FieldModel[], text: FormText): FieldModel[] {
  return fields.filter(({ when }) => when === null || isOneOf(textAt(text, when.field), when.is));
}

function isOneOf(text: string, options: readonly (string | number)[]): boolean {
  return options.some((option) => String(option) === text);
}

/** The words on offer for a choice, given the other answers. */
export function optionsOf(model: FieldModel, text: FormText): readonly (string | number)[] {
  if (model.optionsBy === null) return model.options;
  return model.optionsBy.options[textAt(text, model.optionsBy.field)] ?? [];
}
