import { accountInstant } from '#domain/account-instant.ts';
import { confidenceOf } from '#domain/confidence.ts';
import { configuration } from '#domain/configuration.ts';
import { displayedLevel, freshnessOf, rememberedScale } from '#domain/displayed-level.ts';
import type { Freshness } from '#domain/freshness.ts';
import type { Account, Indicator, IndicatorId } from '#domain/indicators/indicator.ts';
import { indicators } from '#domain/indicators/registry.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { kept } from '#domain/kept.ts';
import { direction, toldDirection } from '#domain/level.ts';
import type { Direction, Reading, ReadingStatus } from '#domain/reading.ts';
import type { WatchState } from '#domain/watch-state.ts';

/** The five readings as of an instant, on the knowledge of the state, in their fixed order. */
export function readAll(state: WatchState, asOf: Instant): Reading[] {
  return indicators.map((indicator) => read(state, indicator, asOf));
}

/**
 * The reading of one indicator. There is no other way to compute one. The last one is kept until
 * an entry touches the indicator: an entry about attacks does not read posture anew.
 */
export function read(state: WatchState, indicator: Indicator, asOf: Instant): Reading {
  const last = state.lastReadings[indicator.id];
  if (last !== null && last.asOf === asOf) return last;
  const fresh = freshnessOf(state, indicator, asOf);
  const accountAt = accountAtOf(state, indicator, fresh, asOf);
  const known = tellings(state);
  const before = known.get(indicator.id);
  // The same as the last time, unless something was logged or the time has come to read it anew.
  const isKnown = last !== null && before?.reading === last && before.told.accountAt === accountAt;
  const told = isKnown ? before.told : toldAt(state, indicator, accountAt);
  const reading = readingOf(state, indicator, { asOf, fresh, told });
  state.lastReadings[indicator.id] = reading;
  known.set(indicator.id, { reading, told });
  return reading;
}

/** What an indicator says at an instant, before anybody asks how old it is. */
interface Told {
  accountAt: Instant;
  account: Account;
  direction: Direction | null;
  newestGrade: Reading['newestGrade'];
}

/** What the last reading of each indicator was made of. */
const tellings = kept(() => new Map<IndicatorId, { reading: Reading; told: Told }>());

/** The instant that the numbers of a reading speak of, as of an instant. */
export function spokenAt(state: WatchState, indicator: Indicator, asOf: Instant): Instant {
  return accountAtOf(state, indicator, freshnessOf(state, indicator, asOf), asOf);
}

/** Stale freezes the whole account with its level: an empty window nobody watched is not a zero. */
function accountAtOf(
  state: WatchState,
  indicator: Indicator,
  { status, age }: Freshness,
  asOf: Instant,
): Instant {
  const newestAt = age === null ? null : asOf - age;
  if (status === 'LIVE' || age === null) return accountInstant(state, indicator, asOf, newestAt);
  return asOf - age + indicator.freshnessLimit;
}

function toldAt(state: WatchState, indicator: Indicator, accountAt: Instant): Told {
  const account = indicator.account(state, accountAt);
  return {
    accountAt,
    account,
    direction: directionOf(state, indicator, { accountAt, account }),
    newestGrade: newestGradeOf(state, account),
  };
}

function readingOf(
  state: WatchState,
  indicator: Indicator,
  { asOf, fresh, told }: { asOf: Instant; fresh: Freshness; told: Told },
): Reading {
  const live = fresh.status === 'LIVE';
  const { accountAt, account } = told;
  const scale = live ? account.scale : null;
  const held = { scale, from: live ? accountAt : asOf };
  const level = displayedLevel(state, indicator, { asOf, held });
  // Somebody looks, but there is nothing to go by: what was known before is not known any more.
  const computedLevel = account.scale === null ? null : level.now;
  const override = state.overrides.at(indicator.id, asOf);
  const newestAt = fresh.age === null ? null : asOf - fresh.age;
  return {
    indicator: indicator.id,
    asOf,
    accountAt,
    status: statusOf[fresh.status],
    level: override?.level ?? computedLevel,
    computedLevel,
    override,
    scale,
    driver: account.driver,
    cappedBy: account.cappedBy,
    measures: account.measures,
    direction: live ? told.direction : null,
    levelDayAgo: state.overrides.at(indicator.id, asOf - DAY)?.level ?? level.dayAgo,
    confidence:
      fresh.age === null ? null : confidenceOf(account, fresh.age, indicator.freshnessLimit),
    freshness: {
      newestAt,
      limit: indicator.freshnessLimit,
      staleAt: live && newestAt !== null ? newestAt + indicator.freshnessLimit : null,
    },
    newestGrade: told.newestGrade,
    evidence: {
      n: account.evidenceCount,
      origins: account.origins,
      ids: account.evidenceIds,
    },
    figure: account.figure,
    sentence: account.sentence,
    spark: account.spark,
  };
}

const statusOf = { LIVE: 'live', STALE: 'stale', NO_DATA: 'no-data' } as const satisfies Record<
  string,
  ReadingStatus
>;

/** The earlier scale is computed on today's knowledge: stored readings confuse news with change. */
function directionOf(
  state: WatchState,
  indicator: Indicator,
  { accountAt, account }: { accountAt: Instant; account: Account },
): Direction | null {
  const { scale, probWorse } = account;
  if (scale === null) return null;
  const earlier =
    probWorse === null
      ? rememberedScale(state, indicator, accountAt - configuration.direction.window)
      : null;
  const deltaScale = earlier === null ? null : scale - earlier;
  return toldDirection(direction({ probWorse, deltaScale }).direction, account.reported ?? 1);
}

function newestGradeOf(state: WatchState, account: Account): Reading['newestGrade'] {
  const newest = account.evidenceIds[0];
  return newest === undefined ? null : (state.signals.get(newest)?.current.signal.grade ?? null);
}
