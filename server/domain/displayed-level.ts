import { accountInstant } from '#domain/account-instant.ts';
import { configuration } from '#domain/configuration.ts';
import { type Freshness, freshnessSince } from '#domain/freshness.ts';
import type { Indicator } from '#domain/indicators/indicator.ts';
import { DAY, type Instant, startOfDay } from '#domain/instant.ts';
import {
  type HysteresisState,
  hysteresisAdvance,
  hysteresisStep,
  type Level,
} from '#domain/level.ts';
import { once } from '#domain/once.ts';
import type { Stretch } from '#domain/scale-path.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { delta, lookback } = configuration.hysteresis;

/** Is somebody still looking at this indicator, as of an instant? */
export function freshnessOf(state: WatchState, indicator: Indicator, asOf: Instant): Freshness {
  return freshnessSince(
    state.looked[indicator.id].any.newest(asOf),
    asOf,
    indicator.freshnessLimit,
  );
}

/** The level scale before hysteresis; null while stale or never looked at. */
export function scaleAt(state: WatchState, indicator: Indicator, asOf: Instant): number | null {
  if (freshnessOf(state, indicator, asOf).status !== 'LIVE') return null;
  return indicator.evaluations(state)(asOf).scale;
}

/** Displayed level of an indicator as of an instant, and as of 24 h before. */
export interface DisplayedLevel {
  now: HysteresisState;
  /** Null where nothing could be said then. */
  dayAgo: Level | null;
}

/** A scale that holds from an instant on; null while stale. */
interface Held {
  scale: number | null;
  from: Instant;
}

/**
 * Level after hysteresis, worked out from the scale of the 28 days before on the knowledge of
 * the state, and from the scale that holds as of now. While stale it is frozen, so the days count
 * back from when it went stale.
 */
export function displayedLevel(
  state: WatchState,
  indicator: Indicator,
  { asOf, held }: { asOf: Instant; held: Held },
): DisplayedLevel {
  const rule = { delta, dwell: indicator.dwell };
  const path = state.paths[indicator.id];
  const evaluations = once(() => indicator.evaluations(state));
  path.extend(
    stretchUntil(state, indicator, asOf),
    // What holds as of now has just been worked out, for an instant at which evidence lies.
    (at) => (at === held.from && held.scale !== null ? held.scale : evaluations()(at).scale),
    rule,
  );
  const levelAt = (at: Instant, { scale, from }: Held) =>
    hysteresisAdvance(hysteresisStep(path.stateAt(at), from, scale, rule), at, rule);
  const dayBefore = asOf - DAY;
  const then = heldAt(state, indicator, dayBefore);
  return {
    now: levelAt(asOf, held),
    dayAgo: then === null ? null : levelAt(dayBefore, then).level,
  };
}

/** What a level as of an instant looks back at. */
function stretchUntil(state: WatchState, indicator: Indicator, asOf: Instant): Stretch {
  const { any } = state.looked[indicator.id];
  const newest = any.newest(asOf);
  const limit = indicator.freshnessLimit;
  // One millisecond later nothing is known any more.
  const to = newest === null ? asOf : Math.min(asOf, newest + limit + 1);
  return { from: startOfDay(to) - lookback, to, looked: { marks: any.sorted, limit } };
}

/** Works out the scales that a level as of an instant rests on, one day in each step. */
export function* levelAhead(
  state: WatchState,
  indicator: Indicator,
  asOf: Instant,
): Generator<undefined> {
  const rule = { delta, dwell: indicator.dwell };
  for (let days = lookback / DAY; days > 0; days -= 1) {
    // Looked up anew in each step: something may have been logged since the last.
    const { from, to, looked } = stretchUntil(state, indicator, asOf);
    const scaleAt = indicator.evaluations(state);
    const until = Math.max(from, to - days * DAY);
    state.paths[indicator.id].extend({ from, to: until, looked }, (at) => scaleAt(at).scale, rule);
    yield;
  }
}

/** The scale that held as of an instant; null where nothing could be said, or when last live. */
function heldAt(state: WatchState, indicator: Indicator, asOf: Instant): Held | null {
  const { status, age } = freshnessOf(state, indicator, asOf);
  if (age === null) return null;
  const from = accountInstant(state, indicator, asOf, asOf - age);
  const scale = rememberedScale(state, indicator, from);
  const lastLive = asOf - age + indicator.freshnessLimit;
  const said = status === 'LIVE' ? scale : rememberedScale(state, indicator, lastLive);
  return said === null ? null : { scale, from };
}

/** The scale as of an instant that is asked for again and again. */
export function rememberedScale(
  state: WatchState,
  indicator: Indicator,
  asOf: Instant,
): number | null {
  return state.scales[indicator.id].at(asOf, (at) => scaleAt(state, indicator, at));
}
