import { configuration } from '#domain/configuration.ts';
import { type Banded, contradictionBand } from '#domain/indicators/messaging-bands.ts';
import { type Statements, statementsAsOf } from '#domain/indicators/messaging-claims.ts';
import { type ToneHistory, toneHistory } from '#domain/indicators/messaging-history.ts';
import { type Gap, pastGaps } from '#domain/indicators/messaging-silence.ts';
import { halfLife } from '#domain/indicators/messaging-statements.ts';
import { messagingSums } from '#domain/indicators/messaging-sums.ts';
import { messagingTally } from '#domain/indicators/messaging-tally.ts';
import { type TollComparison, tollComparison } from '#domain/indicators/messaging-toll-rows.ts';
import { isIncoherent } from '#domain/indicators/messaging-words.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { contradictingGrade, claimsWindow, tollWindow, silenceRecord } = configuration.messaging;
/** More gaps than this cannot be told apart on a strip. */
const gapsShown = 200;

/** Today's silence among the past gaps. */
export interface SilenceRank {
  /** When somebody last spoke, and how long ago that is. */
  lastAt: Instant;
  elapsed: number;
  /** 1 is the longest of all, counted among the past gaps and this one. */
  rank: number;
  /** Past gaps. */
  n: number;
  surprise: number;
  /** Shortest first, the shortest and the longest among them; evenly picked where too many. */
  gaps: Gap[];
}

/** What officials say, how it sounds, and what speaks against it. */
export interface MessagingDetail {
  indicator: 'public-messaging';
  windowDays: number;
  tollDays: number;
  recordDays: number;
  halfLifeDays: number;
  /** Evidence of this grade and better contradicts. */
  contradictingGrade: string;
  tone: number | null;
  /** Confident, while too much of what is said is contradicted. */
  isIncoherent: boolean;
  /** Share of checkable claims contradicted, decayed; and the plain counts behind it. */
  contradiction: Banded & { checkable: number; contradicted: number; scale: number | null };
  history: ToneHistory;
  statements: Statements;
  tolls: TollComparison;
  silence: SilenceRank | null;
}

export function messagingDetail(state: WatchState, asOf: Instant): MessagingDetail {
  const sums = messagingSums(state, asOf);
  const { checkable, contradicted } = messagingTally(state).counts(asOf);
  const { scale } = sums.claims.contradiction;
  return {
    indicator: 'public-messaging',
    windowDays: claimsWindow / DAY,
    tollDays: tollWindow / DAY,
    recordDays: silenceRecord / DAY,
    halfLifeDays: halfLife / DAY,
    contradictingGrade,
    tone: sums.tone,
    isIncoherent: isIncoherent(sums),
    contradiction: { ...contradictionBand(sums.weights), checkable, contradicted, scale },
    history: toneHistory(state, asOf),
    statements: statementsAsOf(state, asOf),
    tolls: tollComparison(state, asOf),
    silence: rankOf(sums.silence, pastGaps(state, asOf), asOf),
  };
}

function rankOf(
  silence: ReturnType<typeof messagingSums>['silence'],
  gaps: readonly Gap[],
  asOf: Instant,
): SilenceRank | null {
  if (silence === null) return null;
  const { elapsed, n, longer, surprise } = silence;
  return { lastAt: asOf - elapsed, elapsed, rank: longer + 1, n, surprise, gaps: picked(gaps) };
}

/** No more than can be drawn, with both ends. */
function picked(gaps: readonly Gap[]): Gap[] {
  if (gaps.length <= gapsShown) return [...gaps];
  const apart = (gaps.length - 1) / (gapsShown - 1);
  return Array.from({ length: gapsShown }, (_, i) => Math.round(i * apart)).flatMap(
    (place) => gaps[place] ?? [],
  );
}
