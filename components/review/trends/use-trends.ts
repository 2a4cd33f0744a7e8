'use client';

import { useCallback, useEffect, useState } from 'react';
import { fetchTrend, type TrendAddress } from '#components/review/trends/trend-answer.ts';
import type { Trend } from '#server/contract.ts';

/** What a row has to show for what is asked of it now. */
export interface TrendState {
  /** The answer; on a live page that of a moment ago until the next count arrives. */
  trend: Trend | null;
  /** While it is counted: the same measure over another range, never to be taken for this one. */
  earlier: Trend | null;
  failed: boolean;
}

/** What a row was answered last, and to which question; which question found no answer. */
interface Held {
  answer: { trend: Trend; to: TrendAddress } | null;
  failed: string | null;
}

const nothing: Held = { answer: null, failed: null };

/** Longer than any count takes; a server that says nothing for so long will not. */
const PATIENCE = 60_000;

/**
 * Fetches these trends, one after the other so that the first row is drawn while the rest are
 * counted. `again` asks once more for those that failed.
 */
export function useTrends(asks: readonly TrendAddress[]): {
  states: readonly TrendState[];
  again: () => void;
} {
  const [held, setHeld] = useState<readonly Held[]>(() => asks.map(() => nothing));
  const [attempt, setAttempt] = useState(0);
  const asked = asks.map(({ address }) => address).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the addresses say all there is to ask, and another attempt asks the same again
  useEffect(() => {
    const gone = new AbortController();
    const put = (row: number, change: Partial<Held>) =>
      setHeld((before) => before.map((each, i) => (i === row ? { ...each, ...change } : each)));
    const load = async () => {
      for (const [row, to] of asks.entries()) {
        try {
          const patience = AbortSignal.any([gone.signal, AbortSignal.timeout(PATIENCE)]);
          const trend = await fetchTrend(to.address, patience);
          put(row, { answer: { trend, to }, failed: null });
        } catch {
          if (gone.signal.aborted) return;
          put(row, { failed: to.question });
        }
      }
    };
    void load();
    return () => gone.abort();
  }, [asked, attempt]);
  const again = useCallback(() => {
    setHeld((before) => before.map((each) => ({ ...each, failed: null })));
    setAttempt((before) => before + 1);
  }, []);
  return { states: asks.map((ask, i) => stateOf(ask, held[i] ?? nothing)), again };
}

function stateOf({ question, subject }: TrendAddress, { answer, failed }: Held): TrendState {
  const given = answer?.to.question === question ? answer.trend : null;
  const over = given === null && answer?.to.subject === subject ? answer.trend : null;
  const without = failed === question;
  return { trend: given, earlier: without ? null : over, failed: without };
}
