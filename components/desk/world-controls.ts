import { type Answers, answer, type Control, refuse } from '#components/desk/control.ts';
import { readTime, type TimeContext, writeTime } from '#components/desk/event-time.ts';
import type { FieldModel } from '#components/desk/field-model.ts';
import { type FormText, textAt } from '#components/desk/form-text.ts';
import { readWhere, writeWhere } from '#components/desk/gazetteer.ts';
import { problem } from '#components/desk/problem.ts';
import { isRecord } from '#components/desk/tolls.ts';
import { isoOf, type Precision } from '#domain/instant.ts';
import { type Where, whereSchema } from '#domain/place.ts';

export const instant: Control = {
  read: ({ name }, text, context) => {
    const time = readTime(textAt(text, name), context);
    if (!time.ok) return refuse(name, time.rule);
    return answer(name, time.at === null ? undefined : isoOf(time.at));
  },
  write: ({ name }, value, { timeZone }) => ({ [name]: instantText(value, timeZone) }),
};

function instantText(value: unknown, timeZone: string): string {
  return typeof value === 'string' ? writeTime(Date.parse(value), timeZone) : '';
}

/** Precision stays beside the time it is about, whatever that is called. */
export function precisionName({ name }: FieldModel): string {
  return name.replace(/[^/]+$/, 'precision');
}

/** The precision picked by hand, else the one that the wording of the time suggests. */
export function precisionOf(field: FieldModel, text: FormText, context: TimeContext): string {
  const picked = textAt(text, precisionName(field));
  if (picked !== '') return picked;
  const time = readTime(textAt(text, field.name), context);
  return time.ok ? (time.precision ?? '') : '';
}

export const eventTime: Control = {
  read: (field, text, context) => {
    const time = readTime(textAt(text, field.name), context);
    const precision = precisionOf(field, text, context);
    const stated: Answers['values'] = [[precisionName(field), precision || 'unknown']];
    if (!time.ok) return { values: stated, problems: [problem(field.name, time.rule)] };
    const at = time.at === null ? unknownUnless(precision) : isoOf(time.at);
    return { values: [[field.name, at], ...stated], problems: [] };
  },
  write: (field, value, { timeZone }, body) => ({
    [field.name]: instantText(value, timeZone) || '?',
    [precisionName(field)]:
      value === null ? 'unknown' : isRecord(body) ? String(body.precision ?? '') : '',
  }),
};

/** No time is an answer only where somebody says that it is unknown. */
function unknownUnless(precision: Precision | string): null | undefined {
  return precision === 'unknown' ? null : undefined;
}

export const where: Control = {
  read: ({ name }, text, { gazetteer }) => {
    const typed = textAt(text, name);
    if (typed === '') return answer(name, undefined);
    const found = readWhere(typed, gazetteer);
    if (found === null) return refuse(name, 'where.unknown');
    const near = Number(textAt(text, `${name}/geoPrecision`));
    const place = found.type === 'point' ? inRegion(found, textAt(text, `${name}/within`)) : found;
    return answer(name, near === 0 ? place : { ...place, geoPrecision: near });
  },
  write: ({ name }, value, { gazetteer }) => {
    const known = whereSchema.safeParse(value);
    if (!known.success) return { [name]: '' };
    const { data } = known;
    return {
      [name]: writeWhere(data, gazetteer),
      [`${name}/geoPrecision`]: String(data.geoPrecision),
      ...(data.type === 'point' ? { [`${name}/within`]: withinText(data, data.region) } : {}),
    };
  },
};

type Point = Extract<Where, { type: 'point' }>;

/** Nobody types the region of a point: it goes along with its coordinates, and no others. */
function withinText({ latitude, longitude }: Point, region: string | null): string {
  return region === null ? '' : `${latitude} ${longitude} ${region}`;
}

function inRegion(point: Point, within: string): Point {
  const region = within.split(' ')[2] ?? null;
  return withinText(point, region) === within ? { ...point, region } : point;
}

export const place: Control = {
  read: ({ name }, text, { gazetteer }) => {
    const typed = textAt(text, name);
    if (typed === '') return answer(name, undefined);
    const found = readWhere(typed, gazetteer);
    return found?.type === 'place' ? answer(name, found.place) : refuse(name, 'place.unknown');
  },
  write: ({ name }, value, { gazetteer }) => ({
    [name]:
      typeof value === 'string'
        ? writeWhere({ type: 'place', place: value, geoPrecision: 1 }, gazetteer)
        : '',
  }),
};
