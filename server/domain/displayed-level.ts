import { accountInstant } from '#domain/account-instant.ts';
import type { Stretch, Sweep } from '#domain/canonical-scales.ts';
import { configuration } from '#domain/configuration.ts';
import { type Freshness, freshnessSince } from '#domain/freshness.ts';
import type { Indicator } from '#domain/indicators/indicator.ts';
import { DAY, type Instant, startOfDay } from '#domain/instant.ts';
import { type HysteresisRule, type HysteresisState, type Level, levelOf } from '#domain/level.ts';
import { once } from '#domain/once.ts';
import { type Asked, type Held, hysteresisWith } from '#domain/scale-path.ts';
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
  now: Level | null;
  /** Null where nothing could be said then. */
  dayAgo: Level | null;
}

/**
 * Level after hysteresis, worked out from the scale of the 28 days before on the knowledge of
 * the state, and from the scale that holds as of now. While stale it is frozen, so the days count
 * back from when it went stale. Where the last days alone leave but one level, those before are not
 * worked out: a late report would have hundreds of them worked out anew.
 */
export function displayedLevel(
  state: WatchState,
  indicator: Indicator,
  { asOf, held }: { asOf: Instant; held: Held },
): DisplayedLevel {
  const asked = askedWith(state, indicator, { asOf, held });
  const levels = levelsByRecent(state, indicator, asked) ?? levelsByAll(state, indicator, asked);
  return { now: levels.at(-1) ?? null, dayAgo: asked.length > 1 ? (levels[0] ?? null) : null };
}

/** A day before, where anything could be said then, and now. */
function askedWith(
  state: WatchState,
  indicator: Indicator,
  { asOf, held }: { asOf: Instant; held: Held },
): readonly Asked[] {
  const dayBefore = asOf - DAY;
  const then = heldAt(state, indicator, dayBefore);
  return [...(then === null ? [] : [{ at: dayBefore, held: then }]), { at: asOf, held }];
}

/** Hysteresis as of an instant, with a scale that holds then. */
export function hysteresisAt(
  state: WatchState,
  indicator: Indicator,
  { asOf, held }: { asOf: Instant; held: Held },
): HysteresisState {
  extendAll(state, indicator, { at: asOf, held });
  return hysteresisOf(state, indicator, { at: asOf, held });
}

function levelsByAll(
  state: WatchState,
  indicator: Indicator,
  asked: readonly Asked[],
): (Level | null)[] {
  const last = asked.at(-1);
  if (last !== undefined) extendAll(state, indicator, last);
  return asked.map((one) => hysteresisOf(state, indicator, one).level);
}

/** By the last days alone; null where those before may make another level, or are known anyway. */
function levelsByRecent(
  state: WatchState,
  indicator: Indicator,
  asked: readonly Asked[],
): (Level | null)[] | null {
  const last = asked.at(-1);
  const stretch = last && stretchUntil(state, indicator, last.at);
  if (last === undefined || stretch === undefined) return null;
  const open = asked.filter((one) => !isHighest(one));
  const lastOpen = open.at(-1);
  if (lastOpen === undefined) return asked.map(() => highest);
  const path = state.paths[indicator.id];
  const sweep = sweepUpTo(state, indicator, last.held);
  const rule = ruleOf(indicator);
  const to = lastOpen === last ? stretch.to : Math.min(stretch.to, lastOpen.at);
  for (const from of beginnings(stretch, indicator)) {
    if (path.isKnownUpTo(from, stretch)) return null;
    path.extendRecent({ ...stretch, from, to }, sweep);
    const levels = path.levelsSince(from, stretch, { asked: open, rule });
    if (levels.every((level) => level !== null)) {
      return asked.map((one) => (isHighest(one) ? highest : (levels[open.indexOf(one)] ?? null)));
    }
  }
  return null;
}

const highest = levelOf(Number.POSITIVE_INFINITY);

/** A level goes up at once: where its scale is the highest, it is, whatever came before. */
function isHighest({ held: { scale } }: Asked): boolean {
  return scale !== null && levelOf(scale) === highest;
}

function extendAll(state: WatchState, indicator: Indicator, { at, held }: Asked): void {
  state.paths[indicator.id].extend(
    stretchUntil(state, indicator, at),
    sweepUpTo(state, indicator, held),
    ruleOf(indicator),
  );
}

function hysteresisOf(state: WatchState, indicator: Indicator, asked: Asked): HysteresisState {
  const before = state.paths[indicator.id].stateAt(asked.at);
  return hysteresisWith(before, asked, ruleOf(indicator));
}

function ruleOf({ dwell }: Indicator): HysteresisRule {
  return { delta, dwell };
}

/** Scales for one instant after another, up to one at which it is known. */
function sweepUpTo(state: WatchState, indicator: Indicator, { scale, from }: Held): Sweep {
  return () => {
    const evaluated = once(() => indicator.evaluations(state));
    // What holds as of now has just been worked out, for an instant at which evidence lies.
    return (at) => (at === from && scale !== null ? scale : evaluated()(at).scale);
  };
}

/** Days that are tried before all of them. */
const someDays = [7, 10, 14];

/**
 * Where the last days of a stretch may begin. First with those in which a level that rests has
 * dropped, whatever it was, and one more for the level of a day before; then with some more.
 */
function beginnings({ from, to }: Stretch, { dwell }: Indicator): readonly Instant[] {
  const today = startOfDay(to);
  const least = (2 * dwell) / DAY + 1;
  return [least, ...someDays.filter((days) => days > least)].map((days) =>
    Math.max(from, today - days * DAY),
  );
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
  const path = state.paths[indicator.id];
  const rule = ruleOf(indicator);
  const days = (2 * indicator.dwell) / DAY + 1;
  yield* dayByDay(state, indicator, { asOf, days }, (stretch, sweep) =>
    path.extendRecent(stretch, sweep),
  );
  const held = heldAt(state, indicator, asOf);
  if (held === null) return;
  const asked = askedWith(state, indicator, { asOf, held });
  if (levelsByRecent(state, indicator, asked) !== null) return;
  yield* dayByDay(state, indicator, { asOf, days: lookback / DAY }, (stretch, sweep) =>
    path.extend(stretch, sweep, rule),
  );
}

function* dayByDay(
  state: WatchState,
  indicator: Indicator,
  { asOf, days }: { asOf: Instant; days: number },
  extend: (stretch: Stretch, sweep: Sweep) => void,
): Generator<undefined> {
  for (let left = days; left > 0; left -= 1) {
    // Looked up anew in each step: something may have been logged since the last.
    const { to, looked } = stretchUntil(state, indicator, asOf);
    const from = startOfDay(to) - days * DAY;
    const until = Math.max(from, to - left * DAY);
    extend({ from, to: until, looked }, () => {
      const evaluated = indicator.evaluations(state);
      return (at) => evaluated(at).scale;
    });
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

/** The scale as of an instant that is asked for again and again, or lies on the path. */
export function rememberedScale(
  state: WatchState,
  indicator: Indicator,
  asOf: Instant,
): number | null {
  const known = state.paths[indicator.id].scaleAt(asOf);
  if (known !== undefined) return known;
  return state.scales[indicator.id].at(asOf, (at) => scaleAt(state, indicator, at));
}
