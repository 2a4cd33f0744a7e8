import * as z from 'zod';
import { type Control, refuse } from '#components/desk/control.ts';
import { type FormText, textAt } from '#components/desk/form-text.ts';
import { problem } from '#components/desk/problem.ts';
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

/** The clocks that an incident opens: one yes or no each, and when the answer is due. */
export const clocks: Control = {
  inputOf: ({ name }, broken) => {
    const index = Number(broken.slice(name.length + 1).split('/')[0]);
    return Number.isInteger(index) && broken.endsWith('/name')
      ? `${name}/named/name`
      : `${name}/${clockKinds[0]}`;
  },
  read: ({ name }, text) => {
    const opened = clockKinds.filter((kind) => textAt(text, `${name}/${kind}`) === 'yes');
    const read = opened.map((kind) => readClock(`${name}/${kind}`, kind, text));
    return {
      values: [[name, read.map(({ clock }) => clock)]],
      problems: read.flatMap(({ problems }) => problems),
    };
  },
  write: ({ name }, value) => {
    const text: FormText = {};
    for (const clock of Array.isArray(value) ? value : []) {
      if (!isRecord(clock)) continue;
      const start = `${name}/${String(clock.kind)}`;
      text[start] = 'yes';
      text[`${start}/name`] = typeof clock.name === 'string' ? clock.name : '';
      if (!isRecord(clock.window)) continue;
      text[`${start}/earliest`] = String(clock.window.earliest);
      text[`${start}/latest`] = String(clock.window.latest);
    }
    return text;
  },
};

function readClock(start: string, kind: ClockKind, text: FormText) {
  const [earliest, latest] = ['earliest', 'latest'].map((end) => textAt(text, `${start}/${end}`));
  const hours = { earliest: Number(earliest || 0), latest: Number(latest || Number.NaN) };
  const dated = Boolean(earliest || latest);
  const wrong = dated && (Number.isNaN(hours.earliest) || Number.isNaN(hours.latest));
  const clock = {
    kind,
    name: kind === 'named' ? textAt(text, `${start}/name`) || null : null,
    window: dated && !wrong ? hours : null,
  };
  return { clock, problems: wrong ? [problem(`${start}/latest`, 'number.form')] : [] };
}

/** Name under which a form holds one clock of one incident. */
export function clockText({ incident, kind, name }: ClockName): string {
  return JSON.stringify([incident, kind, name]);
}

type ClockName = Pick<ClockView, 'incident' | 'kind' | 'name'>;

const clockNameSchema = z.tuple([z.string(), z.enum(clockKinds), z.string().nullable()]);

/** A running clock: the incident, the kind and the name of the clock go into the body side by side. */
export const runningClock: Control = {
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
