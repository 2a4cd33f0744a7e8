import { configuration } from '#domain/configuration.ts';
import type { MeasureDeclaration } from '#domain/indicators/indicator.ts';
import { indicatorOf } from '#domain/indicators/registry.ts';
import type { Instant } from '#domain/instant.ts';
import { problem, type Rule } from '#domain/problems.ts';
import { Refusal } from '#domain/refusal.ts';
import { narrowTo } from '#domain/region-state.ts';
import { baselineBefore, bucketsIn, type Line, MOST_POINTS, trendOf } from '#domain/trend.ts';
import type { WatchState } from '#domain/watch-state.ts';
import { toWire } from '#domain/wire.ts';
import type { Trend, TrendsAnswer } from '#server/contract.ts';
import type { Ask } from '#server/history/ask.ts';
import type { Library } from '#server/history/library.ts';
import type { TrendsQuery } from '#server/queries.ts';

type TrendsAsk = Extract<Ask, { read: 'trends' }>;

/** One measure over a range. @throws Refusal `invalid` */
export async function readTrends(
  library: Library,
  { log, query, now }: TrendsAsk,
): Promise<TrendsAnswer> {
  const line = lineOf(query);
  const starts = bucketsOf(query);
  const revision = await library.revisionWithin(log, query);
  const state = await stateFor(library, log, { revision, region: query.region });
  const until = Math.min(now, query.knownAt ?? now, query.asOf ?? now);
  const trend: Trend = {
    indicator: query.indicator,
    measure: line.measure.name,
    unit: line.measure.unit,
    bucket: query.bucket,
    region: query.region ?? null,
    asOf: until,
    points: trendOf(state, line, { starts, until }),
    baseline: baselineBefore(state, line, query.from),
    incidents: incidentsIn(state, query),
    annotations: annotationsIn(state, query),
    configuration: configuration.version,
  };
  return toWire(trend);
}

function refuse(field: string, rule: Rule, limit?: number): never {
  throw new Refusal('invalid', 'There is no such trend.', [problem(field, rule, limit)]);
}

function lineOf({ indicator: id, measure: name, bucket }: TrendsQuery): Line {
  const indicator = indicatorOf(id);
  const measure: MeasureDeclaration | undefined =
    name === undefined ? indicator.measures[0] : indicator.measures.find((m) => m.name === name);
  return measure === undefined
    ? refuse('measure', 'measure.unknown')
    : { indicator, measure, bucket };
}

function bucketsOf({ from, to, bucket }: TrendsQuery): Instant[] {
  const starts = bucketsIn(from, to, bucket);
  return starts.length > MOST_POINTS ? refuse('bucket', 'trend.points', MOST_POINTS) : starts;
}

async function stateFor(
  library: Library,
  log: TrendsAsk['log'],
  { revision, region }: { revision: number; region: string | undefined },
): Promise<WatchState> {
  if (region === undefined) return library.stateAt(log, revision);
  const state = await library.freshState(log, revision);
  if (!state.watch.regions.some(({ id }) => id === region)) refuse('region', 'region.unknown');
  narrowTo(state, region);
  return state;
}

function incidentsIn(state: WatchState, { from, to }: TrendsQuery): Trend['incidents'] {
  return state.incidents
    .opened()
    .map(({ id, content, startAt }) => ({ id, title: content.title, startAt }))
    .filter(({ startAt }) => startAt === null || (startAt >= from && startAt < to));
}

function annotationsIn(state: WatchState, { from, to }: TrendsQuery): Trend['annotations'] {
  return state.annotations
    .filter(({ fromAt, toAt }) => fromAt < to && (toAt ?? fromAt) >= from)
    .map(({ id, text, fromAt, toAt }) => ({ id, text, fromAt, toAt }));
}
