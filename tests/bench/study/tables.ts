import type { AttackStudy, Estimate, QuantileEstimate } from '#domain/study-schema.ts';
import { drawn, was } from '#tests/bench/study/drawn.ts';

/** Both tables of the study of attacks; beside each figure that another study had otherwise, what it had. */
export function tablesOf(now: AttackStudy, before: AttackStudy | null): string {
  const steady = now.steady.map((row) => {
    const old = before?.steady.find(({ rate, phi }) => rate === row.rate && phi === row.phi);
    return [
      `${row.rate}`,
      `${row.phi}`,
      `${row.years}`,
      share(row.beyond.p05, old?.beyond.p05),
      share(row.beyond.p01, old?.beyond.p01),
      share(row.beyond.p001, old?.beyond.p001),
      mean(row.changes, old?.changes),
      mean(row.strained, old?.strained),
      mean(row.severe, old?.severe),
      mean(row.regions.strained, old?.regions.strained),
      mean(row.regions.severe, old?.regions.severe),
    ];
  });
  const risen = now.risen.map((row) => {
    const old = before?.risen.find(
      ({ rate, phi, factor, basis }) =>
        rate === row.rate && phi === row.phi && factor === row.factor && basis === row.basis,
    );
    return [
      `${row.rate}`,
      `${row.phi}`,
      `× ${row.factor}`,
      row.basis,
      `${row.runs - row.leftOut}`,
      days(row.median, old?.median),
      days(row.p90, old?.p90),
      share(row.missed, old?.missed),
    ];
  });
  return [
    'Nothing changes: evaluations beyond a tail, and times a year',
    drawn([
      [
        'rate',
        'φ',
        'years',
        'p<.05',
        'p<.01',
        'p<.001',
        'changes',
        '≥ 2',
        '≥ 3',
        '≥ 2 with regions',
        '≥ 3',
      ],
      ...steady,
    ]),
    '',
    'The rate rises: days until level 2 or more is displayed (95 % limits)',
    drawn([['rate', 'φ', 'rise', 'baseline', 'runs', 'median', 'p90', 'missed'], ...risen]),
  ].join('\n');
}

function share(now: Estimate, before: Estimate | undefined): string {
  const text = (one: Estimate) => `${(100 * one.value).toFixed(2)} %`;
  return `${text(now)} ± ${(100 * now.error).toFixed(2)}${was(text(now), before && text(before))}`;
}

function mean(now: Estimate, before: Estimate | undefined): string {
  const text = (one: Estimate) => one.value.toFixed(2);
  return `${text(now)} ± ${now.error.toFixed(2)}${was(text(now), before && text(before))}`;
}

function days(now: QuantileEstimate, before: QuantileEstimate | undefined): string {
  const text = (day: number | null) => (day === null ? '—' : `${day}`);
  const limits = `${text(now.low)}–${text(now.high)}`;
  return `${text(now.value)} (${limits})${was(text(now.value), before && text(before.value))}`;
}
