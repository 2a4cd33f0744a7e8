'use client';

import { useEffect, useRef, useState } from 'react';
import { axesParams, href, type TimeAxes } from '#components/review/time/axes.ts';
import type { SignalLine } from '#domain/view.ts';
import { fromWire, type Wire } from '#domain/wire.ts';

interface Asked {
  watch: string;
  ids: readonly string[];
  /** Every correction moves it, and a corrected signal reads differently under the same id. */
  revision: number;
  /** Lines that came with the page, for the ids and the revision of then. */
  first: readonly SignalLine[];
  axes: TimeAxes;
}

/**
 * The lines of signals by id, in the order of the ids. While new ones are fetched the old ones
 * stay; a failed fetch leaves them on screen and says so.
 */
export function useSignalLines({ watch, ids, revision, first, axes }: Asked): {
  lines: readonly SignalLine[];
  failed: boolean;
} {
  const [known, setKnown] = useState(first);
  const [failed, setFailed] = useState(false);
  const asked = ids.join(',');
  const time = new URLSearchParams(axesParams(axes)).toString();
  const key = `${revision} ${asked}`;
  const covered = ids.every((id) => first.some((line) => line.id === id));
  const loaded = useRef(covered ? key : null);
  useEffect(() => {
    if (asked === '' || loaded.current === key) return;
    const gone = new AbortController();
    fetchLines(watch, { asked, time }, gone.signal)
      .then((lines) => {
        loaded.current = key;
        setFailed(false);
        setKnown(lines);
      })
      .catch(() => {
        if (!gone.signal.aborted) setFailed(true);
      });
    return () => gone.abort();
  }, [watch, asked, time, key]);
  const byId = new Map(known.map((line) => [line.id, line]));
  return { lines: ids.flatMap((id) => byId.get(id) ?? []), failed };
}

async function fetchLines(
  watch: string,
  { asked, time }: { asked: string; time: string },
  signal: AbortSignal,
): Promise<SignalLine[]> {
  const params = { ids: asked, limit: '200', ...Object.fromEntries(new URLSearchParams(time)) };
  const answer = await fetch(href(`/api/v1/watches/${encodeURIComponent(watch)}/signals`, params), {
    signal,
  });
  if (!answer.ok) throw new Error(`signals: ${answer.status}`);
  const body: { signals: Wire<SignalLine>[] } = await answer.json();
  return body.signals.map((line) => fromWire<SignalLine>(line));
}
