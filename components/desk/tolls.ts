import type { Answers } from '#components/desk/control.ts';
import { type FormText, textAt } from '#components/desk/form-text.ts';
import { problem } from '#components/desk/problem.ts';
import { victimClasses } from '#domain/signal.ts';

export const bounds = ['low', 'best', 'high'] as const;
export const harms = ['killed', 'wounded', 'abducted'] as const;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** "12", "1 200", "?" or nothing: a count, or null where nobody knows. */
function readCount(typed: string): number | null | 'unreadable' {
  const digits = typed.replace(/[\s\u00a0\u202f]/g, '');
  if (digits === '' || digits === '?') return null;
  return /^\d+$/.test(digits) ? Number(digits) : 'unreadable';
}

/** Low, best and high; left out when all three are unknown, for unknown is null. */
export function readRange(name: string, text: FormText): Answers {
  const problems: Answers['problems'] = [];
  const range: Record<string, number | null> = {};
  for (const bound of bounds) {
    const count = readCount(textAt(text, `${name}/${bound}`));
    if (count === 'unreadable') problems.push(problem(`${name}/${bound}`, 'number.count'));
    else range[bound] = count;
  }
  const known = Object.values(range).some((count) => count !== null);
  return { values: known ? [[name, range]] : [], problems };
}

export function writeRange(name: string, value: unknown): FormText {
  const text: FormText = {};
  for (const bound of bounds) {
    const count = isRecord(value) ? value[bound] : null;
    text[`${name}/${bound}`] = typeof count === 'number' ? String(count) : '';
  }
  return text;
}

/** Names of the rows of a toll: by harm and class, or by class alone. */
export function tollRows(name: string, byHarm: boolean): string[] {
  const groups = byHarm ? harms.map((harm) => `${name}/${harm}`) : [name];
  return groups.flatMap((group) => victimClasses.map((victims) => `${group}/${victims}`));
}

export function readTolls(name: string, text: FormText): Answers {
  const rows = [...tollRows(name, true), ...tollRows(name, false)];
  const read = rows.map((row) => readRange(row, text));
  return {
    values: read.flatMap(({ values }) => values),
    problems: read.flatMap(({ problems }) => problems),
  };
}

export function writeTolls(name: string, value: unknown): FormText {
  const text: FormText = {};
  for (const [key, inner] of Object.entries(isRecord(value) ? value : {})) {
    if (!isRecord(inner)) continue;
    const isRange = bounds.some((bound) => bound in inner);
    Object.assign(
      text,
      isRange ? writeRange(`${name}/${key}`, inner) : writeTolls(`${name}/${key}`, inner),
    );
  }
  return text;
}
