import type { Figure } from '#domain/indicators/indicator.ts';
import type { PostureSums } from '#domain/indicators/posture-sums.ts';
import { type PostureCounts, reach } from '#domain/indicators/posture-tally.ts';
import { DAY } from '#domain/instant.ts';
import { type Message, message } from '#domain/message.ts';
import type { PostureShares } from '#domain/statistics/dirichlet.ts';

/** What the words need of a reading. */
export interface PostureSeen {
  sums: PostureSums;
  shares: PostureShares;
  counts: PostureCounts;
  /** Restrictions reported of late. */
  restricted: 'airport' | 'movement' | 'both' | 'none';
}

const percent = (share: number | null) => Math.round(100 * (share ?? 0));

/**
 * What stands large on the tile: the pull where it drives, else retrenchment. Nothing seen is
 * nought only if somebody looked.
 */
export function postureFigure({ sums, shares, counts }: PostureSeen, looked: boolean): Figure {
  const { pull, evaluation } = sums;
  const key = 'figures.military-posture';
  if (counts.events === 0) {
    return {
      value: message(`${key}.value-none`, { looked: looked ? 'yes' : 'no' }),
      label: message(`${key}.label-none`),
      context: message(`${key}.context-none`, { days: reach / DAY }),
    };
  }
  const share = percent(shares.mean.retrenchment);
  const [low, high] = [percent(shares.lower.retrenchment), percent(shares.upper.retrenchment)];
  if (evaluation.driver === 'capital-pull') {
    return {
      value: message(`${key}.value-pull`, { pull: pull ?? 0 }),
      label: message(`${key}.label-pull`),
      context: message(`${key}.context-pull`, { share, low, high }),
    };
  }
  return {
    value: message(`${key}.value`, { share }),
    label: message(`${key}.label`),
    context: message(`${key}.context`, {
      low,
      high,
      probable: percent(shares.probRetrenchOverReinforce),
    }),
  };
}

/** What was seen, in one sentence. */
export function postureSentence(seen: PostureSeen): Message {
  const key = 'readings.military-posture';
  const { sums, shares, counts, restricted } = seen;
  const { evaluation, pull, inflow, outflow } = sums;
  if (counts.events === 0) return message(`${key}.none`, { days: reach / DAY });
  const values = {
    share: percent(shares.mean.retrenchment),
    n: counts.events,
    inward: counts.inward,
    restricted,
  };
  if (evaluation.driver === 'capital-pull') {
    // Many old and small moves away weigh less than a few new ones inwards: both are said.
    const { outward, moves } = counts;
    return message(`${key}.pull`, {
      ...values,
      n: moves,
      outward,
      inflow,
      outflow,
      pull: pull ?? 0,
    });
  }
  return message(`${key}.shares`, {
    ...values,
    low: percent(shares.lower.retrenchment),
    high: percent(shares.upper.retrenchment),
  });
}
