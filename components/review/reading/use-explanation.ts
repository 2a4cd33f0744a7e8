'use client';

import { useEffect, useMemo, useState } from 'react';
import { useLive } from '#components/review/shell/live-context.tsx';
import { axesParams, href, isReplay, type TimeAxes } from '#components/review/time/axes.ts';
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
  const behind = !isReplay(axes) && isBehind(explanation, { revision, asOf });
  const time = new URLSearchParams(axesParams(axes)).toString();
  useEffect(() => {
    if (!behind) return;
    const gone = new AbortController();
    const path = `/api/v1/watches/${encodeURIComponent(watch)}/readings/${indicator}`;
    // The key of what is missing: without it the next revision would not ask again.
    const key = `${revision} ${asOf}`;
    fetch(href(path, Object.fromEntries(new URLSearchParams(time))), { signal: gone.signal })
      .then(async (answer) => {
        if (!answer.ok) throw new Error(`reading at ${key}: ${answer.status}`);
        const body: Wire<Explanation> = await answer.json();
        setNewest(fromWire<Explanation>(body));
        setFailed(false);
      })
      .catch(() => {
        if (!gone.signal.aborted) setFailed(true);
      });
    return () => gone.abort();
  }, [behind, watch, indicator, time, revision, asOf]);
  return { explanation, failed };
}

function newer(newest: Explanation | null, opened: Explanation, replay: boolean): Explanation {
  if (newest === null || replay) return opened;
  if (newest.revision !== opened.revision)
    return newest.revision > opened.revision ? newest : opened;
  return newest.reading.asOf >= opened.reading.asOf ? newest : opened;
}

const minute = 60_000;

function isBehind(
  { revision, reading }: Explanation,
  now: { revision: number; asOf: number },
): boolean {
  return revision < now.revision || now.asOf - reading.asOf >= minute;
}
