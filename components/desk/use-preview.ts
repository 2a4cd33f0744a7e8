'use client';

import { useEffect, useState } from 'react';
import { useDesk } from '#components/desk/desk-context.tsx';
import { askPreview, type Preview, type PreviewAnswer } from '#components/desk/preview.ts';
import type { Problem, Refused } from '#components/desk/problem.ts';
import type { FormRead } from '#components/desk/read-form.ts';
import type { DraftInput } from '#domain/entry.ts';

export type PreviewState =
  /** Questions still open, and answers that cannot stand. */
  | { type: 'incomplete'; problems: readonly Problem[] }
  | { type: 'asking'; last: Preview | null }
  | { type: 'shown'; preview: Preview }
  | { type: 'refused'; refusal: Refused }
  | { type: 'no-line' };

const PAUSE = 350;

/**
 * What the entry in the form would do, asked whenever the typing pauses, and again when the log has
 * grown; quiet without a line.
 */
export function usePreview(read: FormRead<DraftInput>): PreviewState {
  const { watch, view } = useDesk();
  const { revision } = view;
  // The entry as text: typing that changes nothing about it asks nothing.
  const draft = read.ok ? JSON.stringify(read.body) : null;
  // Each revision may change the answer: what was foretold on the one before is old.
  const asked = draft === null ? null : `${revision} ${draft}`;
  const [told, setTold] = useState<{ asked: string; answer: PreviewAnswer } | null>(null);

  useEffect(() => {
    if (draft === null || asked === null) return;
    const gone = new AbortController();
    const pause = setTimeout(() => {
      void askPreview(watch, JSON.parse(draft), gone.signal).then((answer) => {
        if (!gone.signal.aborted) setTold({ asked, answer });
      });
    }, PAUSE);
    return () => {
      clearTimeout(pause);
      gone.abort();
    };
  }, [draft, asked, watch]);

  if (!read.ok) return { type: 'incomplete', problems: read.problems };
  if (told === null || told.asked !== asked) {
    return { type: 'asking', last: told?.answer.type === 'answer' ? told.answer.preview : null };
  }
  const { answer } = told;
  return answer.type === 'answer' ? { type: 'shown', preview: answer.preview } : answer;
}
