import * as z from 'zod';
import { readAnswer, watchAddress } from '#components/desk/read-answer.ts';
import type { SignalLine } from '#domain/view.ts';

const reportSchema = z.object({
  id: z.string(),
  event: z.string(),
  revision: z.number(),
  headline: z.string(),
  grade: z.string(),
  source: z.string(),
  place: z.string().nullable(),
});

/** A signal as the forms offer it. */
export type Report = z.output<typeof reportSchema>;

const listSchema = z.object({ signals: z.array(reportSchema) });

/** How many signals a search offers, and how long its words may be. */
const OFFERED = 20;
const LONGEST = 200;

/** Signals of the watch with all these words in them, newest first; null without a line. */
export async function searchReports(
  watch: string,
  words: string,
  signal: AbortSignal,
): Promise<readonly Report[] | null> {
  const query = new URLSearchParams({
    q: words.slice(0, LONGEST),
    limit: String(OFFERED),
    status: 'current',
  });
  const answer = await readAnswer(watchAddress(watch, `signals?${query}`), listSchema, { signal });
  return answer.type === 'answer' ? answer.value.signals : null;
}

/** Those of the signals at hand that have all the words, for when nobody else can be asked. */
export function reportsWith(words: string, newest: readonly SignalLine[]): readonly Report[] {
  const wanted = plain(words).split(/\s+/);
  return newest.filter(({ retracted, headline, source, place }) => {
    const text = plain([headline, source, place ?? ''].join(' '));
    return !retracted && wanted.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim();
}

/** The words by which a form shows a report; the revision tells it from one with the same. */
export function reportWords({ headline, revision }: Report): string {
  return `${headline} · r${revision}`;
}
