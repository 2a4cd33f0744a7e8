import { ratioOrNull } from '#domain/statistics/finite.ts';

export type RegionSpread = {
  /** Regions with at least one event. */
  active: number;
  /** Shannon entropy in nats. */
  entropy: number | null;
  /** Entropy over ln of all regions there are, 0 … 1; null for fewer than two regions. */
  normalised: number | null;
  /** e^entropy: equally hit regions that would look this spread. */
  effective: number | null;
  /** 1/Σp². */
  simpson: number | null;
  topShare: number | null;
};

/** How widely events are spread over regions. No events: active 0 and nulls, not entropy 0. */
export function regionSpread(input: {
  counts: readonly number[];
  regionsTotal: number;
}): RegionSpread {
  const hit = input.counts.filter((count) => count > 0);
  const total = hit.reduce((sum, count) => sum + count, 0);
  if (total === 0) {
    const none = { entropy: null, normalised: null, effective: null };
    return { active: 0, ...none, simpson: null, topShare: null };
  }
  const shares = hit.map((count) => count / total);
  const entropy = shares.reduce((sum, share) => sum - share * Math.log(share), 0);
  return {
    active: hit.length,
    entropy,
    normalised: input.regionsTotal > 1 ? ratioOrNull(entropy, Math.log(input.regionsTotal)) : null,
    effective: Math.exp(entropy),
    simpson: 1 / shares.reduce((sum, share) => sum + share * share, 0),
    topShare: shares.reduce((most, share) => Math.max(most, share), 0),
  };
}
