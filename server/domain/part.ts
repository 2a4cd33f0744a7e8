import type { IndicatorId } from '#domain/indicators/indicator.ts';
import type { Instant } from '#domain/instant.ts';
import { kept } from '#domain/kept.ts';
import type { WatchState } from '#domain/watch-state.ts';

/**
 * A part of an account that rests on the evidence of one indicator alone: worked out again when
 * that is touched or another instant is asked for, but not when the rest of the account is. The
 * dead of attacks are a part of civilian impact, and no count of the displaced changes them.
 */
export function partOf<T>(
  indicator: IndicatorId,
  work: (state: WatchState, asOf: Instant) => T,
): (state: WatchState, asOf: Instant) => T {
  const last = kept((): { known: Known<T> | null } => ({ known: null }));
  return (state, asOf) => {
    const touched = state.touched[indicator];
    const place = last(state);
    const { known } = place;
    if (known?.asOf === asOf && known.touched === touched) return known.value;
    const value = work(state, asOf);
    place.known = { asOf, touched, value };
    return value;
  };
}

interface Known<T> {
  asOf: Instant;
  touched: number;
  value: T;
}
