'use client';

import { useEffect, useState } from 'react';
import { useDesk } from '#components/desk/desk-context.tsx';
import { type Report, reportsWith, searchReports } from '#components/desk/report-search.ts';

export interface Reports {
  state: 'newest' | 'asking' | 'found' | 'no-line';
  reports: readonly Report[];
}

const PAUSE = 250;

/**
 * The signals that have the words in them, asked for whenever the typing pauses: the newest for
 * no words, and those of the newest that fit where there is no line.
 */
export function useReports(words: string): Reports {
  const { watch, newest } = useDesk();
  const asked = words.trim();
  const [answer, setAnswer] = useState<{
    asked: string;
    reports: readonly Report[] | null;
  } | null>(null);

  useEffect(() => {
    if (asked === '') return;
    const gone = new AbortController();
    const pause = setTimeout(() => {
      void searchReports(watch, asked, gone.signal).then((reports) => {
        if (!gone.signal.aborted) setAnswer({ asked, reports });
      });
    }, PAUSE);
    return () => {
      clearTimeout(pause);
      gone.abort();
    };
  }, [watch, asked]);

  if (asked === '') return { state: 'newest', reports: reportsWith('', newest) };
  // What was found for other words is never offered for these.
  if (answer?.asked !== asked) return { state: 'asking', reports: [] };
  return answer.reports === null
    ? { state: 'no-line', reports: reportsWith(asked, newest) }
    : { state: 'found', reports: answer.reports };
}
