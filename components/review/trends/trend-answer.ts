import { axesParams, href, instantText, type TimeAxes } from '#components/review/time/axes.ts';
import type { TrendChoice } from '#components/review/trends/range.ts';
import type { IndicatorId } from '#domain/indicators/indicator.ts';
import type { Bucket } from '#domain/instant.ts';
import { fromWire } from '#domain/wire.ts';
import type { Trend, TrendsAnswer } from '#server/contract.ts';

export interface TrendAsk {
  watch: string;
  indicator: IndicatorId;
  measure: string;
  choice: Pick<TrendChoice, 'span' | 'region'>;
  bucket: Bucket;
  axes: TimeAxes;
}

/** Where a trend is asked for, and what it is the answer to. */
export interface TrendAddress {
  address: string;
  /** The address, but for the last moments of a range that ends now. */
  question: string;
  /** What is measured, over whatever range. */
  subject: string;
}

export function trendAddress(ask: TrendAsk): TrendAddress {
  const { watch, indicator, measure, choice, bucket, axes } = ask;
  const { span, region } = choice;
  const address = addressOf(ask);
  const subject = [watch, indicator, measure, region, axes.knownAt].join(' ');
  const moving = span.preset !== null && axes.asOf === null;
  return { address, subject, question: moving ? `${subject} ${span.preset} ${bucket}` : address };
}

function addressOf({ watch, indicator, measure, choice, bucket, axes }: TrendAsk): string {
  return href(`/api/v1/watches/${encodeURIComponent(watch)}/trends`, {
    indicator,
    measure,
    from: instantText(choice.span.from),
    to: instantText(choice.span.to),
    bucket,
    region: choice.region,
    ...axesParams(axes),
  });
}

/** Asks for one trend; throws when the server refuses or cannot be reached. */
export async function fetchTrend(address: string, signal: AbortSignal): Promise<Trend> {
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(`trends: ${answer.status}`);
  const body: TrendsAnswer = await answer.json();
  return fromWire<Trend>(body);
}
