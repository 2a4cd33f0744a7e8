import { configuration } from '#domain/configuration.ts';
import type { Evaluation } from '#domain/indicators/indicator.ts';
import {
  type Statement,
  type Statements,
  statementsAsOf,
} from '#domain/indicators/messaging-statements.ts';
import { type TollGaps, tollGapsAsOf } from '#domain/indicators/messaging-tolls.ts';
import {
  always,
  type Claims,
  evaluationOf,
  isCorroborated,
} from '#domain/indicators/severe-rule.ts';
import type { Instant } from '#domain/instant.ts';
import { levelScale } from '#domain/level.ts';
import { betaMean } from '#domain/statistics/beta-ratio.ts';
import { ratioOrNull } from '#domain/statistics/finite.ts';
import { silenceSurprise } from '#domain/statistics/silence.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { breakpoints } = configuration;
const { toneShrink, prior } = configuration.messaging;

export type MeasureName = 'defensiveness' | 'contradiction' | 'toll-gap' | 'silence';

/** Decayed tone of the statements that have one: −1 … 1, drawn towards neutral. */
interface Tone {
  value: number;
  /** Σ weight × decay, without the shrinkage. */
  weight: number;
  n: number;
}

/** Time since the last statement, among the gaps between earlier ones. */
export interface Silence {
  elapsed: number;
  gaps: readonly number[];
  /** Past gaps at least as long. */
  longer: number;
  surprise: number;
}

/** What the public messaging adds up to, as of an instant. */
export interface MessagingSums {
  statements: Statements;
  tone: Tone | null;
  /** Decayed contradicted and checkable claims. */
  contradicted: number;
  checkable: number;
  tolls: TollGaps;
  silence: Silence | null;
  claims: Claims<MeasureName>;
  evaluation: Evaluation;
}

type Weigh = (event: { weight: number }) => number;

/** Tone, coherence, toll gap and silence of official statements (indicators.md §5). */
export function messagingSums(state: WatchState, asOf: Instant, weigh: Weigh): MessagingSums {
  const statements = statementsAsOf(state, asOf);
  const { recent } = statements;
  const sums = {
    statements,
    tone: toneOf(recent, weigh),
    ...claimSums(recent, weigh),
    tolls: tollGapsAsOf(state, asOf, { recent, weigh }),
    silence: silenceOf(statements.instants, asOf),
  };
  const claims = claimsOf(sums, weigh);
  return { ...sums, claims, evaluation: evaluationOf(claims, 2) };
}

function toneOf(recent: readonly Statement[], weigh: Weigh): Tone | null {
  let leaning = 0;
  let weight = 0;
  let n = 0;
  for (const { event, tone, decay } of recent) {
    if (tone === null) continue;
    const decayed = weigh(event) * decay;
    leaning += tone * decayed;
    weight += decayed;
    n += 1;
  }
  return n === 0 ? null : { value: leaning / (weight + toneShrink), weight, n };
}

/** Defensiveness of a tone: 0 confident … 1 defensive. */
export function defensivenessOf(tone: number): number {
  return (1 - tone) / 2;
}

function claimSums(recent: readonly Statement[], weigh: Weigh) {
  let contradicted = 0;
  let checkable = 0;
  for (const statement of recent) {
    if (statement.checkable === 0) continue;
    const decayed = weigh(statement.event) * statement.decay;
    contradicted += decayed * statement.contradicted;
    checkable += decayed * statement.checkable;
  }
  return { contradicted, checkable };
}

function silenceOf(instants: readonly Instant[], asOf: Instant): Silence | null {
  const last = instants[instants.length - 1];
  if (last === undefined) return null;
  const gaps: number[] = [];
  for (let i = 1; i < instants.length; i += 1) {
    gaps.push((instants[i] ?? last) - (instants[i - 1] ?? last));
  }
  const elapsed = asOf - last;
  const { p, surprise } = silenceSurprise({ gaps, elapsed });
  return { elapsed, gaps, longer: Math.round(p * (1 + gaps.length)) - 1, surprise };
}

function claimsOf(
  sums: Omit<MessagingSums, 'claims' | 'evaluation'>,
  weigh: Weigh,
): Claims<MeasureName> {
  const { tone, tolls, silence, statements } = sums;
  const defensive = statements.recent.filter((statement) => statement.tone === -1);
  const claim = (scale: number | null, events: () => readonly Telling[]) => ({
    scale,
    corroborated: () => isCorroborated(events().map((event) => weighed(event, weigh))),
  });
  return {
    defensiveness: claim(
      levelScale(tone === null ? null : defensivenessOf(tone.value), breakpoints.defensiveness),
      () => defensive.map(({ event }) => event),
    ),
    contradiction: claim(contradictionScale(sums), () => statements.contradicting),
    'toll-gap': claim(levelScale(tolls.best, breakpoints.tollGap), () => tolls.events),
    silence: {
      scale: levelScale(hasGaps(silence) ? silence.surprise : null, breakpoints.surprise),
      // Counted from gaps, not from what one event says.
      corroborated: always,
    },
  };
}

type Telling = { weight: number; origins: number; reports: readonly { origin: string }[] };
const weighed = ({ weight, origins, reports }: Telling, weigh: Weigh) => ({
  weight: weigh({ weight }),
  origins,
  reports,
});

export function hasGaps(silence: Silence | null): silence is Silence {
  return silence !== null && silence.gaps.length > 0;
}

/**
 * Read off the smaller of the posterior mean and the observed share: the prior of a half may
 * hold a short record down, but must not make a clean one look strained.
 */
function contradictionScale({
  contradicted,
  checkable,
}: Pick<MessagingSums, 'contradicted' | 'checkable'>): number | null {
  const share = ratioOrNull(contradicted, checkable);
  const mean = betaMean({ count: contradicted, total: checkable, a: prior, b: prior });
  if (share === null || mean === null) return null;
  return levelScale(Math.min(share, mean), breakpoints.contradiction);
}
