import { halfLifeWeight } from '#domain/statistics/decay.ts';
import { ratioOrNull } from '#domain/statistics/finite.ts';
import { betaExceeds } from '#domain/statistics/special.ts';

/** Size null = unknown, counted as 1. */
export type Move = readonly [
  time: number,
  origin: string,
  destination: string,
  size: number | null,
  weight: number,
];

export type RedeploymentFlow = {
  /** In minus out of every node named by a move. */
  net: Record<string, number>;
  inflow: number;
  outflow: number;
  /** −1 … 1; null when prior and flows are both 0. */
  pull: number | null;
  probTowardCapital: number | null;
};

/**
 * Decayed flows between nodes and their pull towards the capital:
 * pull = (in−out)/(in+out+2·prior), P(toward) = 1 − I_½(prior+in, prior+out).
 * Times and half-life in one unit; flows in units of size × weight.
 */
export function redeploymentFlow(input: {
  moves: readonly Move[];
  now: number;
  halfLife: number;
  capital: string;
  prior?: number;
}): RedeploymentFlow {
  const { moves, now, halfLife, capital, prior = 1 } = input;
  const net = new Map<string, number>();
  let inflow = 0;
  let outflow = 0;
  for (const [time, origin, destination, size, weight] of moves) {
    const flow = (size ?? 1) * weight * halfLifeWeight(now - time, halfLife);
    net.set(origin, (net.get(origin) ?? 0) - flow);
    net.set(destination, (net.get(destination) ?? 0) + flow);
    if (destination === capital) inflow += flow;
    if (origin === capital) outflow += flow;
  }
  return {
    net: Object.fromEntries(net),
    inflow,
    outflow,
    pull: pullOf({ inflow, outflow, prior }),
    probTowardCapital: betaExceeds(0.5, prior + inflow, prior + outflow),
  };
}

/** Pull of flows that are already decayed, without the costly probability. */
export function pullOf(input: { inflow: number; outflow: number; prior?: number }): number | null {
  const { inflow, outflow, prior = 1 } = input;
  return ratioOrNull(inflow - outflow, inflow + outflow + 2 * prior);
}
