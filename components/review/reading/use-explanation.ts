'use client';

import { useEffect, useMemo, useState } from 'react';
import { useLive } from '#components/review/shell/live-context.tsx';
import { isReplay, type TimeAxes } from '#components/review/time/axes.ts';
import type { Explanation } from '#domain/explanation.ts';
import { fromWire, type Wire } from '#domain/wire.ts';

/**
 * The explanation of a reading. While the page is live it is asked for again with every new
 * revision and every minute; what is on screen stays until the answer comes, and a failure is
 * told, never hidden.
 */
export function useExplanation(
  first: Wire<Explanation>,
  axes: TimeAxes,
): { explanation: Explanation; failed: boolean } {
  const { view } = useLive();
  const opened = useMemo(() => fromWire<Explanation>(first), [first]);
  const [newest, setNewest] = useState<Explanation | null>(null);
  const [failed, setFailed] = useState(false);
  const explanation = newer(newest, opened, isReplay(axes));
  const { watch, revision, asOf } = view;
  const { indicator } = opened.reading;
  const live = !isReplay(axes);
  const { revision: shownRevision } = explanation;
  const { asOf: shownAsOf } = explanation.reading;
  useEffect(() => {
    const behind = shownRevision < revision || asOf - shownAsOf >= minute;
    if (!live || !behind) return;
    const gone = new AbortController();
    fetch(`/api/v1/watches/${encodeURIComponent(watch)}/readings/${indicator}`, {
      signal: gone.signal,
    })
      .then(async (answer) => {
        if (!answer.ok) throw new Error(`reading: ${answer.status}`);
        const body: Wire<Explanation> = await answer.json();
        setNewest(fromWire<Explanation>(body));
        setFailed(false);
      })
      .catch(() => {
        if (!gone.signal.aborted) setFailed(true);
      });
    return () => gone.abort();
  }, [live, watch, indicator, revision, asOf, shownRevision, shownAsOf]);
  return { explanation, failed };
}

function newer(newest: Explanation | null, opened: Explanation, replay: boolean): Explanation {
  if (newest === null || replay) return opened;
  if (newest.revision !== opened.revision)
    return newest.revision > opened.revision ? newest : opened;
  return newest.reading.asOf >= opened.reading.asOf ? newest : opened;
}

const minute = 60_000;
