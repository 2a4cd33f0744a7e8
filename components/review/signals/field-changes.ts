import { type FieldModel, field, signalFields } from '#components/desk/field-model.ts';
import { type DetailRow, detailRow } from '#components/review/signals/details.ts';
import { isAlike } from '#domain/alike.ts';
import type { Grade } from '#domain/grade.ts';
import type { IndicatorId } from '#domain/indicators/indicator.ts';
import type { SignalInput } from '#domain/indicators/signal-schema.ts';
import type { Precision } from '#domain/instant.ts';
import { type Where, whereSchema } from '#domain/place.ts';

/** What one field of a signal says, ready to be put into words. */
export type FieldRow =
  | DetailRow
  | { name: string; says: 'indicator'; indicator: IndicatorId }
  | { name: string; says: 'time'; at: string | null; precision: Precision }
  | { name: string; says: 'where'; where: Where }
  | { name: string; says: 'grade'; grade: Grade }
  | { name: string; says: 'incident' | 'event'; id: string };

/** A field that a correction changed. Null: it says nothing. */
export interface FieldChange {
  /** Its words are the messages `fields.{words}` and `options.{words}`. */
  words: string;
  before: FieldRow | null;
  after: FieldRow | null;
}

const indicatorField = field('entry', 'indicator', 'choice');

/** The fields that differ between two versions of a signal, in the order of the form. */
export function fieldChanges(before: SignalInput, after: SignalInput): FieldChange[] {
  const [old, next] = [toldBy(before), toldBy(after)];
  return [...new Set([...next.keys(), ...old.keys()])].flatMap((words) => {
    const change = { before: old.get(words) ?? null, after: next.get(words) ?? null };
    return isAlike(change.before, change.after) ? [] : [{ words, ...narrowed(change) }];
  });
}

/** What a signal says, by the words of its fields. */
function toldBy(signal: SignalInput): Map<string, FieldRow> {
  const told = new Map<string, FieldRow>();
  for (const model of [indicatorField, ...signalFields(signal.indicator)]) {
    const row = rowOf(model, signal);
    if (row !== null) told.set(`${model.group}.${model.key}`, row);
  }
  return told;
}

function rowOf(model: FieldModel, signal: SignalInput): FieldRow | null {
  const { name, control } = model;
  if (model === indicatorField) return { name, says: 'indicator', indicator: signal.indicator };
  const value = valueAt(signal, name);
  if (value === null || value === undefined) {
    const isTime = control === 'event-time';
    return isTime ? { name, says: 'time', at: null, precision: 'unknown' } : null;
  }
  switch (control) {
    case 'event-time':
      return { name, says: 'time', at: String(value), precision: signal.precision };
    case 'instant':
      return { name, says: 'time', at: String(value), precision: 'minute' };
    case 'where': {
      const where = whereSchema.safeParse(value);
      return where.success ? { name, says: 'where', where: where.data } : null;
    }
    case 'grade':
      return { name, says: 'grade', grade: signal.grade };
    case 'incident':
    case 'event':
      return { name, says: control, id: String(value) };
    default:
      return isDetail(control)
        ? detailRow({ name, control }, value)
        : detailRow(asText(name), value);
  }
}

type Told = Parameters<typeof detailRow>[0];

const asText = (name: string): Told => ({ name, control: 'text' });

const detailControls: readonly string[] = [
  'choice',
  'text',
  'number',
  'switch',
  'range',
  'tolls',
  'toll-by-class',
  'place',
  'claims',
  'contradicts',
] satisfies Told['control'][];

function isDetail(control: string): control is Told['control'] {
  return detailControls.includes(control);
}

function valueAt(signal: object, name: string): unknown {
  return name
    .split('/')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
      signal,
    );
}

type Ends = Pick<FieldChange, 'before' | 'after'>;

/** Of two lists only what was struck and what was added; the whole where only their order differs. */
function narrowed({ before, after }: Ends): Ends {
  if (before?.says === 'tolls' && after?.says === 'tolls') {
    const [old, next] = apart(before.tolls, after.tolls);
    return { before: { ...before, tolls: old }, after: { ...after, tolls: next } };
  }
  if (before?.says === 'claims' && after?.says === 'claims') {
    const [old, next] = apart(before.claims, after.claims);
    return { before: { ...before, claims: old }, after: { ...after, claims: next } };
  }
  if (before?.says === 'contradicts' && after?.says === 'contradicts') {
    const [old, next] = apart(before.claims, after.claims);
    return { before: { ...before, claims: old }, after: { ...after, claims: next } };
  }
  return { before, after };
}

function apart<T>(before: readonly T[], after: readonly T[]): [before: T[], after: T[]] {
  const without = (list: readonly T[], other: readonly T[]) =>
    list.filter((one) => !other.some((each) => isAlike(one, each)));
  const [old, next] = [without(before, after), without(after, before)];
  return old.length + next.length === 0 ? [[...before], [...after]] : [old, next];
}
