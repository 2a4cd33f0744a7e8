import { confidenceOf } from '#domain/confidence.ts';
import { configuration } from '#domain/configuration.ts';
import { displayedLevel, freshnessOf, scaleAt } from '#domain/displayed-level.ts';
import type { Account, Indicator } from '#domain/indicators/indicator.ts';
import { indicators } from '#domain/indicators/registry.ts';
import { DAY, type Instant } from '#domain/instant.ts';
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
  const reading = readAnew(state, indicator, asOf);
  state.lastReadings[indicator.id] = reading;
  return reading;
}

function readAnew(state: WatchState, indicator: Indicator, asOf: Instant): Reading {
  const fresh = freshnessOf(state, indicator, asOf);
  const live = fresh.status === 'LIVE';
  // Stale freezes the whole account with its level: an empty window nobody watched is not a zero.
  const accountAt = live || fresh.age === null ? asOf : asOf - fresh.age + indicator.freshnessLimit;
  const account = indicator.account(state, accountAt);
  const scale = live ? account.scale : null;
  const level = displayedLevel(state, indicator, { asOf, scale });
  const override = state.overrides.at(indicator.id, asOf);
  const newestAt = fresh.age === null ? null : asOf - fresh.age;
  return {
    indicator: indicator.id,
    asOf,
    accountAt,
    status: statusOf[fresh.status],
    level: override?.level ?? level.now.level,
    computedLevel: level.now.level,
    override,
    scale,
    driver: account.driver,
    cappedBy: account.cappedBy,
    measures: account.measures,
    direction: live ? directionOf(state, indicator, { asOf, account }) : null,
    levelDayAgo: state.overrides.at(indicator.id, asOf - DAY)?.level ?? level.dayAgo.level,
    confidence:
      fresh.age === null ? null : confidenceOf(account, fresh.age, indicator.freshnessLimit),
    freshness: {
      newestAt,
      limit: indicator.freshnessLimit,
      staleAt: live && newestAt !== null ? newestAt + indicator.freshnessLimit : null,
    },
    newestGrade: newestGradeOf(state, account),
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
  { asOf, account }: { asOf: Instant; account: Account },
): Direction | null {
  const { scale, probWorse } = account;
  const earlier =
    probWorse === null
      ? state.scales[indicator.id].at(asOf - configuration.direction.window, (at) =>
          scaleAt(state, indicator, at),
        )
      : null;
  const deltaScale = scale === null || earlier === null ? null : scale - earlier;
  return toldDirection(direction({ probWorse, deltaScale }).direction, account.reported ?? 1);
}

function newestGradeOf(state: WatchState, account: Account): Reading['newestGrade'] {
  const newest = account.evidenceIds[0];
  return newest === undefined ? null : (state.signals.get(newest)?.current.signal.grade ?? null);
}
