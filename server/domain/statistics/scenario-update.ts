/** Something per scenario, by its name. */
export type PerScenario<Value> = Readonly<Record<string, Value>>;

/** How likely an item is under each scenario, relative to the others, and how much it weighs. */
export type ScenarioItem = {
  /** Likelihood ratios ≥ 0; a scenario without one is left as it is (1). */
  lr: PerScenario<number>;
  /** Weight of the event behind it, 0 … 1. */
  w: number;
};

const ln10 = Math.LN10;

/**
 * Nats that one cluster of items about the same thing moves each scenario by: of its items'
 * w·ln LR, each kept within ±capNats, those of the item that spreads the scenarios widest (the
 * first of several). 0 everywhere for an empty cluster.
 */
export function clusterNats(
  items: readonly ScenarioItem[],
  scenarios: readonly string[],
  capNats = ln10,
): number[] {
  let widest = scenarios.map(() => 0);
  for (const { lr, w } of items) {
    const nats = scenarios.map((scenario) => natsOf(lr[scenario] ?? 1, w, capNats));
    if (spreadOf(nats) > spreadOf(widest)) widest = nats;
  }
  return widest;
}

/**
 * Probabilities of exclusive scenarios after evidence: p ∝ prior·Π LR^w with one item per
 * cluster. None is shown below `floor`: those that would be are raised to it and the rest scaled
 * down. They sum to 1 and do not depend on the order of the clusters, so a cluster can be taken
 * back by leaving it out. All null when no scenario had a prior above 0.
 */
export function scenarioUpdate(input: {
  prior: PerScenario<number>;
  clusters: readonly (readonly ScenarioItem[])[];
  floor?: number;
  capNats?: number;
}): { posterior: Record<string, number | null> } {
  const { prior, clusters, floor = 0.01, capNats = ln10 } = input;
  const scenarios = Object.keys(prior);
  const moved = clusters.map((items) => clusterNats(items, scenarios, capNats));
  const logs = Object.values(prior).map((before, index) => {
    const nats = moved.map((cluster) => cluster[index] ?? 0).sort((a, b) => a - b);
    return nats.reduce((sum, bit) => sum + bit, Math.log(before));
  });
  const shown = probabilitiesOf(logs, floor);
  return {
    posterior: Object.fromEntries(
      scenarios.map((scenario, index) => [scenario, shown?.[index] ?? null]),
    ),
  };
}

/** Probabilities of log weights, none below the floor; null when no weight is above 0. */
function probabilitiesOf(logs: readonly number[], floor: number): number[] | null {
  const highest = logs.reduce((most, log) => Math.max(most, log), Number.NEGATIVE_INFINITY);
  if (!Number.isFinite(highest)) return null;
  const weights = logs.map((log) => Math.exp(log - highest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return floored(
    weights.map((weight) => weight / total),
    Math.min(floor, 1 / logs.length),
  );
}

/** Scaling the rest down may push another one below the floor: until none is. */
function floored(shares: readonly number[], floor: number): number[] {
  const low = shares.map(() => false);
  for (;;) {
    const free = shares.reduce((sum, share, index) => (low[index] ? sum : sum + share), 0);
    const left = 1 - floor * low.filter(Boolean).length;
    const scaled = shares.map((share, index) => (low[index] ? floor : (share / free) * left));
    const more = scaled.map((share, index) => !low[index] && share < floor);
    if (!more.includes(true)) return scaled;
    more.forEach((isLow, index) => {
      if (isLow) low[index] = true;
    });
  }
}

function natsOf(lr: number, w: number, cap: number): number {
  const nats = w * Math.log(lr);
  // Without weight even the impossible leaves everything as it is.
  return Number.isNaN(nats) ? 0 : Math.max(-cap, Math.min(cap, nats));
}

function spreadOf(nats: readonly number[]): number {
  return nats.length === 0 ? 0 : Math.max(...nats) - Math.min(...nats);
}
