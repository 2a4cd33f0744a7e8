/** One day of the stacked shares; null where nobody had looked. */
type Row = readonly number[] | null;

/** Days next to each other on which somebody had looked, or nobody had. */
export interface Run {
  start: number;
  length: number;
  isGap: boolean;
}

export function runsOfDays(rows: readonly Row[]): Run[] {
  const runs: Run[] = [];
  for (const [start, row] of rows.entries()) {
    const isGap = row === null;
    const last = runs.at(-1);
    if (last?.isGap === isGap) last.length += 1;
    else runs.push({ start, length: 1, isGap });
  }
  return runs;
}

/**
 * One share of a stack as steps, a day wide each, in a box of 1 × 1 from the top left; one shape
 * for each run of days. The last share stands on the base line, where its height can be read.
 */
export function sharePath(rows: readonly Row[], index: number): string {
  const x = (day: number) => short(day / Math.max(1, rows.length));
  return runsOfDays(rows)
    .filter(({ isGap }) => !isGap)
    .map(({ start, length }) => {
      const days = Array.from({ length }, (_, i) => start + i);
      const upper = days.map((day) => `V${edge(rows[day], index)}H${x(day + 1)}`);
      const lower = days.reverse().map((day) => `V${edge(rows[day], index + 1)}H${x(day)}`);
      return `M${x(start)} ${edge(rows[start], index)}${upper.join('')}${lower.join('')}Z`;
    })
    .join('');
}

/** Upper edge of a share: all that stands at or below it, from the base line up. */
function edge(row: Row | undefined, index: number): number {
  return short(1 - (row ?? []).slice(index).reduce((sum, share) => sum + share, 0));
}

function short(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
