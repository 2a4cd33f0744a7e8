import * as z from 'zod';
import type { ReadContext } from '#components/desk/control.ts';
import { controls } from '#components/desk/controls.ts';
import { activeFields, type FieldModel, signalFields } from '#components/desk/field-model.ts';
import { covers, type FormText } from '#components/desk/form-text.ts';
import { onInputs, type Problem, problemsIn } from '#components/desk/problem.ts';
import { isRecord } from '#components/desk/tolls.ts';
import { aheadOf } from '#domain/ahead.ts';
import { indicatorForms } from '#domain/indicators/forms.ts';
import type { IndicatorId } from '#domain/indicators/indicator.ts';
import { type SignalInput, signalSchema } from '#domain/indicators/signal-schema.ts';

export type FormRead<T> = { ok: true; body: T } | { ok: false; problems: Problem[] };

/** The answers of a form as one object, not yet held to its schema. */
export function bodyOf(
  fields: readonly FieldModel[],
  text: FormText,
  context: ReadContext,
): { body: Record<string, unknown>; problems: Problem[] } {
  const body: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const model of activeFields(fields, text)) {
    // A group without an answer is there all the same, so that each thing missing in it is named.
    groupAt(body, model.name.split('/').slice(0, -1));
    const answers = controls[model.control].read(model, text, context);
    problems.push(...answers.problems);
    for (const [path, value] of answers.values) {
      const keys = path.split('/');
      const group = groupAt(body, keys.slice(0, -1));
      if (value !== undefined) group[keys.at(-1) ?? ''] = value;
    }
  }
  return { body, problems };
}

/** The group under a path, made where it is not there yet. */
function groupAt(into: Record<string, unknown>, path: readonly string[]): Record<string, unknown> {
  return path.reduce((group, key) => {
    const inner = group[key];
    if (isRecord(inner)) return inner;
    const made: Record<string, unknown> = {};
    group[key] = made;
    return made;
  }, into);
}

/**
 * Holds answers to a schema of the log. What comes out is the body as it goes on the wire:
 * instants as text, defaults filled in. Problems come in the order of the questions, on the
 * inputs whose answers lie `within` a part of the body.
 */
export function heldTo<S extends z.ZodType>(
  schema: S,
  candidate: unknown,
  problems: readonly Problem[],
  { fields, within }: { fields: readonly FieldModel[]; within: string },
): FormRead<z.input<S>> {
  const parsed = schema.safeParse(candidate);
  if (parsed.success && problems.length === 0) {
    return { ok: true, body: z.encode(schema, parsed.data) };
  }
  const found = parsed.success ? [] : problemsIn(parsed.error.issues, candidate, within);
  return { ok: false, problems: inOrder([...problems, ...found], fields) };
}

/** By the order of the questions; one problem a field, what could not be read before what is missing. */
function inOrder(problems: readonly Problem[], fields: readonly FieldModel[]): Problem[] {
  const position = ({ name }: Problem) => {
    const i = fields.findIndex((model) => covers(model.name, name) || covers(name, model.name));
    return i === -1 ? fields.length : i;
  };
  const first = problems.filter(
    ({ name }, i) => !problems.slice(0, i).some((earlier) => covers(name, earlier.name)),
  );
  return first.sort((a, b) => position(a) - position(b));
}

/** A signal as it goes on the wire, or every rule that what was typed breaks. */
export function readSignal(
  indicator: IndicatorId,
  text: FormText,
  context: ReadContext,
): FormRead<SignalInput> {
  const fields = signalFields(indicator);
  const { body, problems } = bodyOf(fields, text, context);
  return heldTo(signalSchema, { ...body, indicator }, problems, { fields, within: '' });
}

/** The same, to be logged: what lies ahead is refused here already, as the log would refuse it. */
export function readToLog(
  indicator: IndicatorId,
  text: FormText,
  context: ReadContext,
): FormRead<SignalInput> {
  const read = readSignal(indicator, text, context);
  if (!read.ok) return read;
  const signal = signalSchema.parse(read.body);
  const ahead = aheadOf(context.now, { kind: 'signal-recorded', signal });
  return ahead.length === 0 ? read : { ok: false, problems: onInputs(ahead, 'signal') };
}

/** The texts from which a body reads back: what a correction starts from. */
export function writeForm(
  fields: readonly FieldModel[],
  body: unknown,
  context: ReadContext,
): FormText {
  const text: FormText = {};
  for (const model of fields) {
    const path = model.name.split('/');
    const value = valueAt(body, path);
    Object.assign(
      text,
      controls[model.control].write(model, value, context, valueAt(body, path.slice(0, -1))),
    );
  }
  return text;
}

function valueAt(body: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), body);
}

/** An empty form: the defaults that the schema gives to switches, and what stays from before. */
export function freshText(indicator: IndicatorId, previous: FormText = {}): FormText {
  const text: FormText = {};
  for (const model of signalFields(indicator)) {
    for (const [name, typed] of Object.entries(previous)) {
      if (model.sticky.some((stays) => covers(stays, name))) text[name] = typed;
    }
    if (model.control !== 'switch' || text[model.name]) continue;
    const schema = indicatorForms[indicator].fields.shape[model.key];
    const chosen = schema instanceof z.ZodType ? schema.safeParse(undefined).data : undefined;
    if (typeof chosen === 'boolean') text[model.name] = chosen ? 'yes' : 'no';
  }
  return text;
}
