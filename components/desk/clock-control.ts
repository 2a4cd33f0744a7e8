import * as z from 'zod';
import { type Control, refuse } from '#components/desk/control.ts';
import { type FormText, textAt } from '#components/desk/form-text.ts';
import { type Problem, problem } from '#components/desk/problem.ts';
import { isRecord } from '#components/desk/tolls.ts';
import { configuration } from '#domain/configuration.ts';
import { type ClockKind, clockKinds } from '#domain/indicators/response-fields.ts';
import type { ClockView } from '#domain/view.ts';

const windows: Readonly<Partial<Record<ClockKind, readonly [number, number]>>> =
  configuration.response.windowHours;

/** Hours between which an answer of this kind is usually due; null where nobody says. */
export function usualWindow(kind: ClockKind): readonly [earliest: number, latest: number] | null {
  return windows[kind] ?? null;
}

/** One row of the question: a kind of clock, or one more clock that bears a name. */
export interface ClockRow {
  /** Path of its inputs. */
  start: string;
  kind: ClockKind;
}

/** As many as an incident may open. */
const mostNamed = 12;

/** Every kind once, and one more by name after the last that is taken. */
export function clockRows(name: string, text: FormText): ClockRow[] {
  const named = Array.from({ length: mostNamed }, (_, i) => namedStart(name, i + 1));
  const taken = named.findLastIndex((start) => textAt(text, start) === 'yes');
  return [
    ...clockKinds.map((kind) => ({ start: `${name}/${kind}`, kind })),
    ...named.slice(1, taken + 2).map((start) => ({ start, kind: 'named' as const })),
  ];
}

/** Path of the nth clock by name. */
function namedStart(name: string, n: number): string {
  return n === 1 ? `${name}/named` : `${name}/named-${n}`;
}

/** The clocks that an incident opens: one yes or no each, and when the answer is due. */
export const clocks: Control = {
  // What is wrong with one clock is found here, on its own input; the rest is about the list.
  inputOf: ({ name }, broken) =>
    clockKinds.some((kind) => broken.startsWith(`${name}/${kind}`))
      ? broken
      : `${name}/${clockKinds[0]}`,
  read: ({ name }, text) => {
    const opened = clockRows(name, text).filter(({ start }) => textAt(text, start) === 'yes');
    const read = opened.map((row) => readClock(row, text));
    return {
      values: [[name, read.flatMap(({ clock }) => clock ?? [])]],
      problems: read.flatMap(({ problems }) => problems),
    };
  },
  write: ({ name }, value) => {
    const text: FormText = {};
    let named = 0;
    for (const clock of Array.isArray(value) ? value : []) {
      if (!isRecord(clock)) continue;
      if (clock.kind === 'named') named += 1;
      const start =
        clock.kind === 'named' ? namedStart(name, named) : `${name}/${String(clock.kind)}`;
      text[start] = 'yes';
      text[`${start}/name`] = typeof clock.name === 'string' ? clock.name : '';
      if (!isRecord(clock.window)) continue;
      text[`${start}/earliest`] = String(clock.window.earliest);
      text[`${start}/latest`] = String(clock.window.latest);
    }
    return text;
  },
};

/** A clock, or null with what is wrong about it. */
function readClock({ start, kind }: ClockRow, text: FormText) {
  const [earliest, latest] = ['earliest', 'latest'].map((end) => textAt(text, `${start}/${end}`));
  const hours = { earliest: Number(earliest || 0), latest: Number(latest || Number.NaN) };
  const dated = Boolean(earliest || latest);
  const name = kind === 'named' ? textAt(text, `${start}/name`) || null : null;
  const problems: Problem[] = [];
  if (kind === 'named' && name === null) problems.push(problem(`${start}/name`, 'clock.name'));
  if (dated && !(hours.earliest >= 0 && hours.latest >= 0)) {
    problems.push(problem(`${start}/latest`, 'number.form'));
  } else if (dated && hours.earliest > hours.latest) {
    problems.push(problem(`${start}/latest`, 'window.order'));
  }
  const clock = problems.length > 0 ? null : { kind, name, window: dated ? hours : null };
  return { clock, problems };
}

/** Name under which a form holds one clock of one incident. */
export function clockText({ incident, kind, name }: ClockName): string {
  return JSON.stringify([incident, kind, name]);
}

type ClockName = Pick<ClockView, 'incident' | 'kind' | 'name'>;

const clockNameSchema = z.tuple([z.string(), z.enum(clockKinds), z.string().nullable()]);

/** A running clock: the incident, the kind and the name of the clock go into the body side by side. */
export const runningClock: Control = {
  answers: ['incident', 'clockName'],
  read: (field, text) => {
    const chosen = textAt(text, field.name);
    const read = chosen === '' ? null : clockNameSchema.safeParse(JSON.parse(chosen));
    if (!read?.success) return refuse(field.name, 'required');
    const [incident, clock, clockName] = read.data;
    const values = Object.entries({ incident, clock, clockName });
    return { values, problems: [] };
  },
  write: ({ name }) => ({ [name]: '' }),
};
