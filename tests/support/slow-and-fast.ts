import { expect } from 'vitest';
import type { Account, Indicator, IndicatorId } from '#domain/indicators/indicator.ts';
import { indicators } from '#domain/indicators/registry.ts';
import { scaleRangeOf } from '#domain/indicators/severe-rule.ts';
import type { Instant } from '#domain/instant.ts';
import type { WatchState } from '#domain/watch-state.ts';
import { slowAttacks } from '#tests/support/slow-attacks.ts';
import { slowCivilian } from '#tests/support/slow-civilian.ts';
import { slowMessaging } from '#tests/support/slow-messaging.ts';
import { slowPosture } from '#tests/support/slow-posture.ts';
import type { SlowReading } from '#tests/support/slow-reading.ts';
import { slowResponse } from '#tests/support/slow-response.ts';

const slow: Record<IndicatorId, (state: WatchState, asOf: Instant) => SlowReading> = {
  'response-speed': slowResponse,
  'attack-frequency': slowAttacks,
  'military-posture': slowPosture,
  'public-messaging': slowMessaging,
  'civilian-impact': slowCivilian,
};

/** What an account says, in the words of a slow reading. */
function toldBy({ scale, driver, cappedBy, ...account }: Account, like: SlowReading) {
  const measure = (name: string) => account.measures.find((one) => one.name === name);
  const names = Object.keys(like.values);
  return {
    evaluation: { scale, driver, cappedBy },
    values: Object.fromEntries(names.map((name) => [name, measure(name)?.value])),
    counts: Object.fromEntries(Object.keys(like.counts).map((name) => [name, measure(name)?.n])),
    nEff: account.nEff,
    evidence: [...account.evidenceIds].sort(),
    n: account.evidenceCount,
    origins: account.origins,
    range: like.range === null ? null : account.scaleRange,
  };
}

function expected(reading: SlowReading, { measures }: Account, indicator: Indicator) {
  const reports = reading.events.flatMap((event) => event.reports);
  const { driver } = reading.evaluation;
  const measure = measures.find(({ name }) => name === driver);
  const breakpoints = indicator.measures.find(({ name }) => name === driver)?.breakpoints ?? null;
  const { low = null, high = null } = measure ?? {};
  const { range } = reading;
  return {
    evaluation: reading.evaluation,
    values: reading.values,
    counts: reading.counts,
    nEff: reading.nEff,
    evidence: reports.map(({ id }) => id).sort(),
    n: reports.length,
    origins: new Set(reports.map(({ origin }) => origin)).size,
    range:
      range === null
        ? null
        : scaleRangeOf(range.claims, range.needed, {
            low,
            high,
            breakpoints,
            ungraded: range.ungraded,
          }),
  };
}

/** Numbers that differ by less than a billionth are the same. */
function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, inner) =>
      typeof inner === 'number' ? Math.round(inner * 1e8) / 1e8 + 0 : inner,
    ),
  );
}

/** Fails unless the indicators say, as of an instant, what their slow recomputation says. */
export function compare(state: WatchState, asOf: Instant, only?: IndicatorId): void {
  for (const indicator of indicators) {
    if (only !== undefined && indicator.id !== only) continue;
    const account = indicator.account(state, asOf);
    const reading = slow[indicator.id](state, asOf);
    const { scale, driver, cappedBy } = account;
    expect(indicator.evaluate(state, asOf)).toEqual({ scale, driver, cappedBy });
    expect(rounded({ of: indicator.id, ...toldBy(account, reading) })).toEqual(
      rounded({ of: indicator.id, ...expected(reading, account, indicator) }),
    );
  }
}
