import { href, instantOf, instantText, type Params, param } from '#components/review/time/axes.ts';
import { type IndicatorId, indicatorIds } from '#domain/indicators/indicator.ts';
import {
  type Bucket,
  buckets,
  DAY,
  HOUR,
  type Instant,
  nextBucket,
  startOfBucket,
} from '#domain/instant.ts';

/** More points than this make a chart slower, not clearer. */
export const maxPoints = 600;

export const presets = ['24h', '7d', '30d', '90d', '1y', 'all'] as const;
export type Preset = (typeof presets)[number];

const lengths: Readonly<Record<Exclude<Preset, 'all'>, number>> = {
  '24h': DAY,
  '7d': 7 * DAY,
  '30d': 30 * DAY,
  '90d': 90 * DAY,
  '1y': 365 * DAY,
};

const defaultPreset: Preset = '90d';
const shortest = 2 * HOUR;

/** A range of event time; `preset` is null for one that was chosen by hand. */
export interface Span {
  from: Instant;
  to: Instant;
  preset: Preset | null;
}

/** All that a trends page shows, as it stands in its address. */
export interface TrendChoice {
  span: Span;
  /** The range that the address asks for, where it is none that can be drawn. */
  undrawn: { from: Instant; to: Instant } | null;
  /** Null lets the range decide. */
  bucket: Bucket | null;
  region: string | null;
  /** The measure drawn for an indicator, where it is not the one the indicator itself leads with. */
  measures: Partial<Record<IndicatorId, string>>;
  table: boolean;
}

/**
 * The range that an address asks for. `end` is the page's as-of (or now), `first` the earliest
 * event of the watch; a range by hand stays within 1900–2200 and holds at least two hours.
 */
export function spanOf(params: Params, end: Instant, first: Instant | null): Span {
  const from = instantParam(params, 'from');
  const to = instantParam(params, 'to');
  // Nobody could have looked at what lies ahead: a gap there would be no gap.
  const until = Math.min(to ?? end, end);
  if (from !== null && from < until) return byHand(from, until);
  const asked = param(params, 'range');
  return presetSpan(presets.find((preset) => preset === asked) ?? defaultPreset, end, first);
}

/** A range that ends before it begins, or begins after the page's own time; null for any other. */
function undrawnOf(params: Params, end: Instant): TrendChoice['undrawn'] {
  const from = instantParam(params, 'from');
  const to = instantParam(params, 'to') ?? end;
  return from === null || from < Math.min(to, end) ? null : { from, to };
}

function byHand(from: Instant, to: Instant): Span {
  return { from, to: Math.max(to, from + shortest), preset: null };
}

export function presetSpan(preset: Preset, end: Instant, first: Instant | null): Span {
  const length = preset === 'all' ? Math.max(7 * DAY, end - (first ?? end)) : lengths[preset];
  return { from: end - length, to: end, preset };
}

function instantParam(params: Params, name: string): Instant | null {
  const text = param(params, name);
  return text === null ? null : instantOf(text);
}

/** Buckets that a range touches; counting stops a little above `maxPoints`. */
export function bucketCount(span: { from: Instant; to: Instant }, bucket: Bucket): number {
  let count = 0;
  let at = startOfBucket(span.from, bucket);
  while (at < span.to && count <= maxPoints) {
    at = nextBucket(at, bucket);
    count += 1;
  }
  return count;
}

/** The buckets that draw a range in 2 to 600 points, finest first; always at least one. */
export function fittingBuckets(span: { from: Instant; to: Instant }): Bucket[] {
  const fitting = buckets.filter((bucket) => {
    const count = bucketCount(span, bucket);
    return count >= 2 && count <= maxPoints;
  });
  return fitting.length > 0 ? fitting : ['year'];
}

/** The bucket to draw a range with: the one asked for where it fits, else the finest that does. */
export function bucketFor(span: { from: Instant; to: Instant }, asked: Bucket | null): Bucket {
  const fitting = fittingBuckets(span);
  const chosen = fitting.find((bucket) => bucket === asked);
  return chosen ?? fitting[0] ?? 'year';
}

export function trendChoiceOf(params: Params, end: Instant, first: Instant | null): TrendChoice {
  const bucket = param(params, 'bucket');
  const measures: TrendChoice['measures'] = {};
  for (const pair of (param(params, 'measures') ?? '').split(',')) {
    const [id, measure] = pair.split(':');
    const indicator = indicatorIds.find((known) => known === id);
    if (indicator !== undefined && measure !== undefined && measure !== '') {
      measures[indicator] = measure;
    }
  }
  return {
    span: spanOf(params, end, first),
    undrawn: undrawnOf(params, end),
    bucket: buckets.find((known) => known === bucket) ?? null,
    region: param(params, 'region'),
    measures,
    table: param(params, 'view') === 'table',
  };
}

/** The same choice with another range, and the buckets that fit it. */
export function withSpan(choice: TrendChoice, span: Span): TrendChoice {
  return { ...choice, bucket: null, span, undrawn: null };
}

/** The address of a trends page that shows this; the inverse of `trendChoiceOf`. */
export function trendsHref(
  path: string,
  choice: TrendChoice,
  axes: Record<string, string>,
): string {
  const { span, undrawn, bucket, region, measures, table } = choice;
  const written = undrawn ?? (span.preset === null ? span : null);
  const pairs = indicatorIds.flatMap((id) =>
    measures[id] === undefined ? [] : `${id}:${measures[id]}`,
  );
  return href(path, {
    range: span.preset === defaultPreset ? null : span.preset,
    from: written === null ? null : instantText(written.from),
    to: written === null ? null : instantText(written.to),
    bucket,
    region,
    measures: pairs.join(','),
    view: table ? 'table' : null,
    ...axes,
  });
}
