import { ratioOrNull } from '#domain/statistics/finite.ts';

/** Severity 0 … 1; null = unknown. */
export type DisruptionCell = readonly [region: string, category: string, severity: number | null];

export type DisruptionIndex = {
  /** 0 … 100, unknown cells read as undisturbed. */
  low: number | null;
  /** 0 … 100, unknown cells read as fully disrupted. */
  high: number | null;
  /** 0 … 100 over known cells only; null when none is known. */
  best: number | null;
  /** Share of the weight that is known. */
  coverage: number | null;
};

/**
 * Population-weighted severity over the cells given, with Manski worst-case bounds for the
 * unknown ones: list a cell with null rather than leave it out. A region or category without a
 * weight counts for nothing; all null when nothing has weight.
 */
export function disruptionIndex(input: {
  cells: readonly DisruptionCell[];
  categoryWeights: Readonly<Record<string, number>>;
  population: Readonly<Record<string, number>>;
}): DisruptionIndex {
  let total = 0;
  let known = 0;
  let severe = 0;
  for (const [region, category, severity] of input.cells) {
    const weight = (input.categoryWeights[category] ?? 0) * (input.population[region] ?? 0);
    total += weight;
    if (severity === null) continue;
    known += weight;
    severe += weight * severity;
  }
  return disruptionOf({ total, known, severe });
}

/** The index of sums that are already made: of all weights, of the known, of weight × severity. */
export function disruptionOf(sums: {
  total: number;
  known: number;
  severe: number;
}): DisruptionIndex {
  const { total, known, severe } = sums;
  if (!(total > 0)) return { low: null, high: null, best: null, coverage: null };
  // Clamped because the three sums round separately and the band must hold the best value.
  const low = (100 * severe) / total;
  const high = Math.max(low, Math.min(100, low + (100 * (total - known)) / total));
  const best = ratioOrNull(100 * severe, known);
  return {
    low,
    high,
    best: best === null ? null : Math.max(low, Math.min(high, best)),
    coverage: known / total,
  };
}
