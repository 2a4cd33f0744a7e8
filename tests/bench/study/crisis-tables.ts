import type { CrisisStudy, Limited, Noticed } from '#domain/study-schema.ts';
import { drawn, was } from '#tests/bench/study/drawn.ts';

/** Both tables of the study of one indicator; beside each figure that was otherwise, what it was. */
export function crisisTablesOf(now: CrisisStudy, before: CrisisStudy | null): string {
  const steady = now.steady.map((row) => {
    const old = before?.steady.find((other) => isOfSetting(other, row));
    return [
      `${row.rate}`,
      `${row.countError ?? '—'}`,
      `${row.years}`,
      share(row.time.strained, old?.time.strained),
      share(row.time.severe, old?.time.severe),
      times(row.onsets.strained, old?.onsets.strained),
      times(row.onsets.severe, old?.onsets.severe),
      times(row.onsets.critical, old?.onsets.critical),
      row.drivers.map((one) => `${one.measure} ${percent(one.share)}`).join(', '),
    ];
  });
  const changed = now.changed.map((row) => {
    const old = before?.changed.find(
      (other) => isOfSetting(other, row) && other.change === row.change,
    );
    return [
      row.change,
      `${row.rate}`,
      `${row.strained.runs}`,
      share(row.strained.share, old?.strained.share),
      days(row.strained, old?.strained),
      `${row.severe.runs}`,
      share(row.severe.share, old?.severe.share),
      days(row.severe, old?.severe),
    ];
  });
  const head = ['rate', 'count error', 'years', 'time ≥ 2', '≥ 3', 'onsets ≥ 2 a year'];
  const found = `within ${now.horizon} d`;
  return [
    'Nothing changes (95 % limits)',
    drawn([[...head, '≥ 3', '≥ 4', 'driven by'], ...steady]),
    '',
    'Something changes: found, and days until a tenth, half and nine tenths are',
    drawn([
      ['change', 'rate', 'n', `≥ 2 ${found}`, 'days', 'n', `≥ 3 ${found}`, 'days'],
      ...changed,
    ]),
  ].join('\n');
}

type Setting = { rate: number; countError: number | null };

function isOfSetting(one: Setting, other: Setting): boolean {
  return one.rate === other.rate && one.countError === other.countError;
}

function percent(value: number): string {
  return `${(100 * value).toFixed(0)} %`;
}

function share(now: Limited, before: Limited | undefined): string {
  const limits = `${(100 * now.low).toFixed(0)}–${(100 * now.high).toFixed(0)}`;
  return `${percent(now.value)} (${limits})${was(percent(now.value), before && percent(before.value))}`;
}

function times(now: Limited, before: Limited | undefined): string {
  const text = ({ value }: Limited) => value.toFixed(2);
  const limits = `${now.low.toFixed(2)}–${now.high.toFixed(2)}`;
  return `${text(now)} (${limits})${was(text(now), before && text(before))}`;
}

function days(now: Noticed, before: Noticed | undefined): string {
  const text = ({ p10, median, p90 }: Noticed) =>
    [p10, median, p90].map((day) => (day === null ? '—' : `${day}`)).join(' / ');
  return `${text(now)}${was(text(now), before && text(before))}`;
}
