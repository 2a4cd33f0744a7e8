import { finiteOrNull } from '#domain/statistics/finite.ts';

export type Toll = { low: number; best: number; high: number };
export type TollGap = { low: number | null; best: number | null; high: number | null };

/**
 * Log ratio of the claimed toll to the official one, ln((claimed+½)/(official+½)); the interval
 * sets the low claim against the high official figure and the reverse. Above 0: officials admit
 * fewer. Null without an official (or a claimed) toll, which is silence, never agreement.
 */
export function tollGap(input: { official: Toll | null; claimed: Toll | null }): TollGap | null {
  const { official, claimed } = input;
  if (official === null || claimed === null) return null;
  return {
    low: logRatio(claimed.low, official.high),
    best: logRatio(claimed.best, official.best),
    high: logRatio(claimed.high, official.low),
  };
}

function logRatio(claimed: number, official: number): number | null {
  return finiteOrNull(Math.log((claimed + 0.5) / (official + 0.5)));
}
