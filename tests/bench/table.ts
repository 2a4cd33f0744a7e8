import { isMet, type Result, type Target } from '#tests/bench/row.ts';

const heads = [
  'path',
  'n',
  'p50',
  'p99',
  'limit',
  'n',
  'p50',
  'p99',
  '×50',
  '×99',
  'target',
  'met',
];

/** All results as one table, the notes under it. */
export function tableOf(results: readonly Result[]): string {
  const lines = [heads, ...results.map(lineOf)];
  const widths = heads.map((_, column) =>
    Math.max(...lines.map((line) => (line[column] ?? '').length)),
  );
  const drawn = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  const notes = results.flatMap(({ path, notes }) => notes.map((note) => `${path}: ${note}`));
  return [drawn[0], rule, ...drawn.slice(1), ...(notes.length > 0 ? ['', ...notes] : [])].join(
    '\n',
  );
}

function lineOf(one: Result): string[] {
  const { path, limit, unit, ours, raw, targets } = one;
  const ratio = (of: 'p50' | 'p99') => (ours[of] / raw[of]).toFixed(2);
  return [
    path,
    String(ours.n),
    `${short(ours.p50)} ${unit}`,
    short(ours.p99),
    limit,
    String(raw.n),
    short(raw.p50),
    short(raw.p99),
    ratio('p50'),
    ratio('p99'),
    targets.map((target) => wordsOf(target, unit)).join(', '),
    targets.every((target) => isMet(one, target)) ? 'yes' : 'MISSED',
  ];
}

function wordsOf({ of, than }: Target, unit: string): string {
  if (of === 'rate') return `≥ ${than}×`;
  return of === 'value' ? `p50 < ${than} ${unit}` : `${of} ≤ ${than}×`;
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toFixed(3);
}
