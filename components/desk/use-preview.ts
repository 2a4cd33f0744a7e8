'use client';

import { useEffect, useMemo, useState } from 'react';
import { v7 as uuid } from 'uuid';
import { useDesk } from '#components/desk/desk-context.tsx';
import { useFormText } from '#components/desk/fields/use-text.ts';
import { askPreview, type Preview } from '#components/desk/preview.ts';
import { readSignal } from '#components/desk/read-form.ts';
import type { IndicatorId } from '#domain/indicators/indicator.ts';

export type PreviewState =
  /** Names of the questions still open. */
  | { type: 'incomplete'; missing: readonly string[] }
  | { type: 'asking'; last: Preview | null }
  | { type: 'shown'; preview: Preview }
  | { type: 'no-line' };

const PAUSE = 350;

/** What the signal in the form would do, asked whenever the typing pauses; quiet without a line. */
export function usePreview(indicator: IndicatorId): PreviewState {
  const { watch, author, readContext } = useDesk();
  const text = useFormText();
  const read = useMemo(
    () => readSignal(indicator, text, readContext()),
    [indicator, text, readContext],
  );
  // The body as text: typing that changes nothing about it asks nothing.
  const body = read.ok ? JSON.stringify(read.body) : null;
  const [answer, setAnswer] = useState<{ body: string; preview: Preview | null } | null>(null);

  useEffect(() => {
    if (body === null) return;
    const gone = new AbortController();
    const pause = setTimeout(() => {
      const ask = { watch, id: uuid(), author: author || '?', signal: JSON.parse(body) };
      void askPreview(ask, gone.signal).then((given) => {
        if (gone.signal.aborted) return;
        setAnswer({ body, preview: given.type === 'answer' ? given.value : null });
      });
    }, PAUSE);
    return () => {
      clearTimeout(pause);
      gone.abort();
    };
  }, [body, watch, author]);

  if (!read.ok) return { type: 'incomplete', missing: read.problems.map(({ name }) => name) };
  if (answer === null || answer.body !== body)
    return { type: 'asking', last: answer?.preview ?? null };
  return answer.preview === null ? { type: 'no-line' } : { type: 'shown', preview: answer.preview };
}
