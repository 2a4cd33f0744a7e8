/** Both are losses: 0 is perfect. Null when nothing was resolved. */
export type Scores = {
  /** Squared error of the probabilities. */
  brier: number | null;
  /** −ln of the probability given to what happened, clipped at one in a million either way. */
  log: number | null;
};

const smallest = 1e-6;

/**
 * Mean scores of yes-or-no forecasts, outcomes 1 or 0: Brier (p−o)² from 0 to 1, and logarithmic.
 * Forecasts that are not resolved (null) do not count.
 */
export function binaryScores(input: {
  forecasts: readonly (number | null)[];
  outcomes: readonly (number | null)[];
}): Scores {
  const resolved = resolvedPairs(input);
  if (resolved.length === 0) return { brier: null, log: null };
  let brier = 0;
  let log = 0;
  for (const { forecast, outcome } of resolved) {
    brier += (forecast - outcome) ** 2;
    log += outcome * lossOf(forecast) + (1 - outcome) * lossOf(1 - forecast);
  }
  return { brier: brier / resolved.length, log: log / resolved.length };
}

/**
 * Scores of one forecast over exclusive scenarios: Brier Σ(p−o)² from 0 to 2, and logarithmic. An
 * outcome that was no scenario had no probability; null while there is no outcome.
 */
export function multiScores(input: {
  forecast: Readonly<Record<string, number>>;
  outcome: string | null;
}): Scores {
  const { forecast, outcome } = input;
  const scenarios = Object.entries(forecast);
  if (outcome === null || scenarios.length === 0) return { brier: null, log: null };
  const given = Object.hasOwn(forecast, outcome) ? (forecast[outcome] ?? 0) : 0;
  const others = scenarios.reduce(
    (sum, [scenario, probability]) => sum + (scenario === outcome ? 0 : probability ** 2),
    0,
  );
  return { brier: others + (given - 1) ** 2, log: lossOf(given) };
}

/** Forecasts that have come true or not, in their order. */
export function resolvedPairs(input: {
  forecasts: readonly (number | null)[];
  outcomes: readonly (number | null)[];
}): { forecast: number; outcome: number }[] {
  return input.forecasts.flatMap((forecast, index) => {
    const outcome = input.outcomes[index] ?? null;
    return forecast === null || outcome === null ? [] : [{ forecast, outcome }];
  });
}

function lossOf(probability: number): number {
  return -Math.log(Math.max(smallest, Math.min(1 - smallest, probability)));
}
