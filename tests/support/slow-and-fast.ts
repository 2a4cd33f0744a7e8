import { expect } from 'vitest';
import type { Account, Evaluation, Indicator, IndicatorId } from '#domain/indicators/indicator.ts';
import { indicators } from '#domain/indicators/registry.ts';
import { scaleRangeOf } from '#domain/indicators/severe-rule.ts';
import type { Instant } from '#domain/instant.ts';
import type { Message } from '#domain/message.ts';
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
    evidence: account.evidenceIds,
    said: Object.fromEntries(
      Object.keys(like.said ?? {}).map((name) => [name, wordsOf(account)[name]]),
    ),
    n: account.evidenceCount,
    origins: account.origins,
    range: like.range === null ? null : account.scaleRange,
  };
}

/** All values in the words of an account. */
function wordsOf({ figure, sentence }: Pick<Account, 'figure' | 'sentence'>): Message['values'] {
  return { ...figure.value.values, ...sentence.values };
}

/** Attacks and answers show their evidence event by event; the others report by report. */
const byEvent: readonly IndicatorId[] = ['attack-frequency', 'response-speed'];

function newestOf({ events }: SlowReading, indicator: IndicatorId): string[] {
  if (byEvent.includes(indicator)) {
    return [...events].reverse().flatMap(({ reports }) => reports.map(({ id }) => id));
  }
  const dated = events.flatMap((event) =>
    event.reports.map(({ id, at }) => ({ id, at: at ?? event.at })),
  );
  dated.sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : b.at - a.at));
  return dated.map(({ id }) => id);
}

function expected(reading: SlowReading, account: Account, indicator: Indicator) {
  const { measures } = account;
  const words = wordsOf(account);
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
    evidence: newestOf(reading, indicator.id).slice(0, 20),
    // Not every sentence says everything.
    said: Object.fromEntries(
      Object.entries(reading.said ?? {}).map(([name, value]) => [
        name,
        words[name] === undefined ? undefined : value,
      ]),
    ),
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
export function rounded(value: unknown): unknown {
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
    expect(indicator.evaluations(state)(asOf)).toEqual({ scale, driver, cappedBy });
    expect(rounded({ of: indicator.id, ...toldBy(account, reading) })).toEqual(
      rounded({ of: indicator.id, ...expected(reading, account, indicator) }),
    );
    const ids = newestOf(reading, indicator.id).slice(0, 60);
    expect(rounded(indicator.account(state, asOf, 60))).toEqual(
      rounded({ ...account, evidenceIds: ids }),
    );
    // Gathered with more named, it still counts the same.
    expect(rounded(indicator.account(state, asOf))).toEqual(rounded(account));
  }
}

/** Fails unless the evaluations of one instant after another are what each is when asked for alone. */
export function compareSweeps(
  state: WatchState,
  instants: readonly Instant[],
  only?: IndicatorId,
): void {
  const ascending = [...new Set(instants)].sort((a, b) => a - b);
  for (const indicator of indicators) {
    if (only !== undefined && indicator.id !== only) continue;
    const told = (evaluated: (at: Instant) => Evaluation) =>
      ascending.map((at) => ({ of: indicator.id, at, ...evaluated(at) }));
    const alone = told((at) => indicator.evaluations(state)(at));
    expect(told(indicator.evaluations(state))).toEqual(alone);
  }
}

/** Fails unless two states that hold the same entries say the same, drawings and all. */
export function compareStates(one: WatchState, other: WatchState, asOf: Instant): void {
  for (const indicator of indicators) {
    expect(rounded(indicator.account(one, asOf))).toEqual(rounded(indicator.account(other, asOf)));
  }
}
