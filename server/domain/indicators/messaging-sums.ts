import { configuration } from '#domain/configuration.ts';
import type { Evaluation } from '#domain/indicators/indicator.ts';
import type { MessagingWeights } from '#domain/indicators/messaging-amounts.ts';
import { messagingReports } from '#domain/indicators/messaging-reports.ts';
import { type Silence, silenceAsOf } from '#domain/indicators/messaging-silence.ts';
import { messagingTally } from '#domain/indicators/messaging-tally.ts';
import {
  type TollGaps,
  tollGapsAsOf,
  ungradedTollGaps,
} from '#domain/indicators/messaging-tolls.ts';
import {
  always,
  type Claims,
  evaluationOf,
  isCorroborated,
} from '#domain/indicators/severe-rule.ts';
import type { Instant } from '#domain/instant.ts';
import { levelScale } from '#domain/level.ts';
import { betaMean } from '#domain/statistics/beta-ratio.ts';
import { ratioOrNull } from '#domain/statistics/finite.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { breakpoints } = configuration;
const { toneShrink, prior } = configuration.messaging;

export type MeasureName = 'defensiveness' | 'contradiction' | 'toll-gap' | 'silence';

/** What the public messaging adds up to, as of an instant (indicators.md §5). */
export interface MessagingSums {
  weights: MessagingWeights;
  /** Decayed tone −1 … 1, drawn towards neutral; null where no statement has one. */
  tone: number | null;
  tolls: TollGaps;
  silence: Silence | null;
  claims: Claims<MeasureName>;
  evaluation: Evaluation;
}

/** Tone, coherence, toll gap and silence of official statements. */
export function messagingSums(state: WatchState, asOf: Instant): MessagingSums {
  const tally = messagingTally(state);
  const tolls = tollGapsAsOf(state, asOf);
  const reports = messagingReports(state);
  return sumsOf({
    weights: tally.weights(asOf),
    tolls,
    silence: silenceAsOf(state, asOf),
    vouching: {
      defensive: () =>
        isCorroborated(reports.toned(asOf), (one) => tally.stageAt(one, asOf)?.tone === -1),
      contradicting: () => isCorroborated(reports.contradicting(asOf)),
      counting: () => isCorroborated(tolls.events),
    },
  });
}

/** The same as if every report were certain. */
export function ungradedSums(state: WatchState, asOf: Instant): MessagingSums {
  return sumsOf({
    weights: messagingTally(state).certain(asOf),
    tolls: ungradedTollGaps(state, asOf),
    silence: silenceAsOf(state, asOf),
    vouching: { defensive: always, contradicting: always, counting: always },
  });
}

type Parts = Pick<MessagingSums, 'weights' | 'tolls' | 'silence'> & {
  vouching: Record<'defensive' | 'contradicting' | 'counting', () => boolean>;
};

/** Tone −1 … 1, drawn towards neutral; null where no statement has one. */
export function toneOf({ tones, leaning, toned }: MessagingWeights): number | null {
  return tones === 0 ? null : leaning / (toned + toneShrink);
}

function sumsOf({ weights, tolls, silence, vouching }: Parts): MessagingSums {
  const tone = toneOf(weights);
  const claims = {
    defensiveness: {
      scale: levelScale(tone === null ? null : defensivenessOf(tone), breakpoints.defensiveness),
      corroborated: vouching.defensive,
    },
    contradiction: { scale: contradictionScale(weights), corroborated: vouching.contradicting },
    'toll-gap': {
      scale: levelScale(tolls.best, breakpoints.tollGap),
      corroborated: vouching.counting,
    },
    silence: {
      scale: levelScale(hasGaps(silence) ? silence.surprise : null, breakpoints.surprise),
      // Counted from gaps, not from what one event says.
      corroborated: always,
    },
  };
  return { weights, tone, tolls, silence, claims, evaluation: evaluationOf(claims, 2) };
}

/** Defensiveness of a tone: 0 confident … 1 defensive. */
export function defensivenessOf(tone: number): number {
  return (1 - tone) / 2;
}

export function hasGaps(silence: Silence | null): silence is Silence {
  return silence !== null && silence.n > 0;
}

/**
 * Read off the smaller of the posterior mean and the observed share: the prior of a half may
 * hold a short record down, but must not make a clean one look strained.
 */
function contradictionScale({ contradicted, checkable }: MessagingWeights): number | null {
  const share = ratioOrNull(contradicted, checkable);
  const mean = betaMean({ count: contradicted, total: checkable, a: prior, b: prior });
  if (share === null || mean === null) return null;
  return levelScale(Math.min(share, mean), breakpoints.contradiction);
}
