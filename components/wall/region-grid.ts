import type { RegionLine } from '#domain/view.ts';

/** The window in which attacks are counted: a region unseen for as long has no count. */
const WINDOW = 7 * 24 * 3_600_000;

export interface RegionCell {
  region: RegionLine;
  /** Counted from 1, as CSS grids do. */
  column: number;
  row: number;
  /** Somebody looked within the window, or an attack there says as much. */
  seen: boolean;
  /** How heavily the cell is drawn: none, one, a few, many. */
  weight: 0 | 1 | 2 | 3;
}

/** The regions on their grid; those without a place follow below, in reading order. */
export function placedRegions(
  regions: readonly RegionLine[],
  asOf: number,
): { columns: number; cells: RegionCell[] } {
  const tiles = regions.flatMap(({ tile }) => (tile === null ? [] : [tile]));
  const columns = tiles.length === 0 ? 6 : Math.max(...tiles.map(([column]) => column)) + 1;
  const rows = tiles.length === 0 ? 0 : Math.max(...tiles.map(([, row]) => row)) + 1;
  let loose = 0;
  const cells = regions.map((region) => {
    const [column, row] = region.tile ?? [loose % columns, rows + Math.floor(loose / columns)];
    if (region.tile === null) loose += 1;
    const looked = region.lookedAt !== null && asOf - region.lookedAt <= WINDOW;
    return {
      region,
      column: column + 1,
      row: row + 1,
      seen: looked || region.attacks > 0,
      weight: weightOf(region.attacks),
    };
  });
  return { columns, cells };
}

function weightOf(attacks: number): RegionCell['weight'] {
  if (attacks <= 0) return 0;
  if (attacks === 1) return 1;
  return attacks <= 3 ? 2 : 3;
}
