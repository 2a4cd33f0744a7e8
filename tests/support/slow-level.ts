import { accountInstant } from '#domain/account-instant.ts';
import { configuration } from '#domain/configuration.ts';
import { scaleAt } from '#domain/displayed-level.ts';
import type { Indicator } from '#domain/indicators/indicator.ts';
import { DAY, type Instant, startOfDay } from '#domain/instant.ts';
import { hysteresis, type Level } from '#domain/level.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { delta, lookback, step } = configuration.hysteresis;

/** Every third hour, wherever somebody looked, and where a look that nobody follows up ends. */
function sampled(state: WatchState, indicator: Indicator, [from, to]: [Instant, Instant]) {
  const limit = indicator.freshnessLimit;
  const marks = [...state.looked[indicator.id].any.sorted];
  const instants = new Set(marks);
  for (const mark of marks) {
    if (marks.some((other) => other > mark && other <= mark + limit)) continue;
    instants.add(mark + limit).add(mark + limit + 1);
  }
  for (let at = from; at <= to; at += step) instants.add(at);
  return [...instants].filter((at) => at >= from && at <= to).sort((a, b) => a - b);
}

/**
 * The displayed levels of now and of 24 h before, worked out from the scale of the 28 days before
 * without remembering anything.
 */
export function slowLevels(
  state: WatchState,
  indicator: Indicator,
  asOf: Instant,
): { now: Level | null; dayAgo: Level | null } {
  const newest = state.looked[indicator.id].any.newest(asOf);
  const staleAt = newest === null ? asOf : newest + indicator.freshnessLimit;
  const frozenAt = Math.min(asOf, staleAt + 1);
  const from = startOfDay(frozenAt) - lookback;
  const scales = sampled(state, indicator, [from, frozenAt]).map(
    (at) => [at, scaleAt(state, indicator, at)] as const,
  );
  const levelAt = (at: Instant, isStale: boolean) => {
    const heldFrom = accountInstant(state, indicator, at);
    const held = isStale
      ? ([at, null] as const)
      : ([heldFrom, scaleAt(state, indicator, heldFrom)] as const);
    const sequence = [...scales.filter(([sample]) => sample <= at), held];
    // Once more at the instant itself, so that every drop due by then happens.
    const { level } = hysteresis({
      sequence: [...sequence, [at, held[1]]],
      delta,
      dwell: indicator.dwell,
    });
    return level.at(-1) ?? null;
  };
  return { now: levelAt(asOf, asOf > staleAt), dayAgo: levelAt(asOf - DAY, false) };
}
