'use client';

import { useCallback, useEffect, useState } from 'react';
import { fetchTrend } from '#components/review/trends/trend-answer.ts';
import type { Trend } from '#server/contract.ts';

/** One row's trend: the last one that arrived stays on screen while the next is on its way. */
export interface TrendState {
  trend: Trend | null;
  /** The address that `trend` answers. */
  address: string | null;
  failed: boolean;
}

const nothing: TrendState = { trend: null, address: null, failed: false };

/**
 * Fetches the trends at these addresses, one after the other so that the first row is drawn while
 * the rest are counted. `again` asks once more for those that failed.
 */
export function useTrends(addresses: readonly string[]): {
  states: readonly TrendState[];
  again: () => void;
} {
  const [states, setStates] = useState<readonly TrendState[]>(() => addresses.map(() => nothing));
  const [attempt, setAttempt] = useState(0);
  const asked = addresses.join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same again
  useEffect(() => {
    const gone = new AbortController();
    const put = (row: number, change: Partial<TrendState>) =>
      setStates((before) =>
        before.map((state, i) => (i === row ? { ...state, ...change } : state)),
      );
    const load = async () => {
      for (const [row, address] of asked.split('\n').entries()) {
        try {
          const trend = await fetchTrend(address, gone.signal);
          put(row, { trend, address, failed: false });
        } catch {
          if (gone.signal.aborted) return;
          put(row, { failed: true });
        }
      }
    };
    void load();
    return () => gone.abort();
  }, [asked, attempt]);
  const again = useCallback(() => setAttempt((before) => before + 1), []);
  return { states, again };
}
