import { type ConfidencePart, confidenceParts } from '#domain/confidence.ts';
import { configuration } from '#domain/configuration.ts';
import { type Contribution, contributionsOf } from '#domain/contributions.ts';
import type { Detail } from '#domain/indicators/detail.ts';
import { evidenceShown } from '#domain/indicators/evidence.ts';
import type { Indicator } from '#domain/indicators/indicator.ts';
import type { Instant } from '#domain/instant.ts';
import { type Outlook, outlookOf } from '#domain/outlook.ts';
import type { Reading } from '#domain/reading.ts';
import { read } from '#domain/readings.ts';
import type { WatchState } from '#domain/watch-state.ts';

/** Why a reading says what it says. */
export interface Explanation {
  watch: string;
  revision: number;
  /** Knowledge it rests on; null is all that is known now. */
  knownAt: Instant | null;
  /** Version of the breakpoints and half-lives. */
  configuration: string;
  reading: Reading;
  /** The four limits of confidence; empty when nobody ever looked. */
  trust: ConfidencePart[];
  contributions: Contribution[];
  outlook: Outlook;
  /** What the figure shows, as of when the reading got its numbers. */
  detail: Detail;
}

/** The explanation of one indicator's reading as of an instant. Slow: for one reader at a time. */
export function explain(
  state: WatchState,
  indicator: Indicator,
  { asOf, knownAt }: { asOf: Instant; knownAt: Instant | null },
): Explanation {
  const brief = read(state, indicator, asOf);
  const { newestAt, limit } = brief.freshness;
  const account = indicator.account(state, brief.accountAt, evidenceShown);
  const reading = { ...brief, evidence: { ...brief.evidence, ids: account.evidenceIds } };
  return {
    watch: state.watch.id,
    revision: state.revision,
    knownAt,
    configuration: configuration.version,
    reading,
    trust: newestAt === null ? [] : confidenceParts(account, asOf - newestAt, limit),
    contributions: contributionsOf(state, reading),
    outlook: outlookOf(state, reading),
    detail: indicator.detail(state, reading.accountAt),
  };
}
