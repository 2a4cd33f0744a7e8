import { configuration } from '#domain/configuration.ts';
import type { MessagingWeights } from '#domain/indicators/messaging-amounts.ts';
import { defensivenessOf, toneOf } from '#domain/indicators/messaging-sums.ts';
import { betaInterval } from '#domain/statistics/beta-quantile.ts';
import { betaRatio } from '#domain/statistics/beta-ratio.ts';

const { prior, toneShrink } = configuration.messaging;
const confLevel = 0.9;

/** A share with its 90 % limits; all null where nothing is known. */
export interface Banded {
  value: number | null;
  low: number | null;
  high: number | null;
}
const unknown: Banded = { value: null, low: null, high: null };

/**
 * Tone as a share of defensive weight: the shrinkage is two neutral statements, each half
 * defensive, so (1 − T)/2 is the mean of a Beta, which gives the band.
 */
export function defensivenessBand(weights: MessagingWeights): Banded {
  const tone = toneOf(weights);
  if (tone === null) return unknown;
  const value = defensivenessOf(tone);
  const total = weights.toned + toneShrink;
  const band = betaInterval(total * value, total * (1 - value), confLevel);
  return { value, low: band.lower, high: band.upper };
}

/** Contradicted among checkable claims. */
export function contradictionBand(weights: MessagingWeights): Banded {
  const { contradicted: count, checkable: total } = weights;
  if (total === 0) return unknown;
  const ratio = betaRatio({ count, total, a: prior, b: prior, confLevel });
  return { value: ratio.mean, low: ratio.lower, high: ratio.upper };
}
