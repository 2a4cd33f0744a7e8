import { configuration } from '#domain/configuration.ts';
import { isCredible } from '#domain/event-record.ts';
import { gapsAt } from '#domain/indicators/messaging-tolls.ts';
import { evaluationOf, isCorroborated } from '#domain/indicators/severe-rule.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { levelScale } from '#domain/level.ts';
import { betaMean } from '#domain/statistics/beta-ratio.ts';
import { nEff } from '#domain/statistics/decay.ts';
import { ratioOrNull } from '#domain/statistics/finite.ts';
import { silenceSurprise } from '#domain/statistics/silence.ts';
import type { WatchState } from '#domain/watch-state.ts';
import { byGrade, certain, type SlowReading, type Weigh } from '#tests/support/slow-reading.ts';
import { type Statement, statementsAsOf, type Telling } from '#tests/support/slow-statements.ts';

const { breakpoints } = configuration;
const { toneShrink, prior } = configuration.messaging;

function toneOf(recent: readonly Statement[], weigh: Weigh): number | null {
  let leaning = 0;
  let weight = 0;
  let n = 0;
  for (const { event, tone, decay } of recent) {
    if (tone === null) continue;
    leaning += tone * weigh(event) * decay;
    weight += weigh(event) * decay;
    n += 1;
  }
  return n === 0 ? null : leaning / (weight + toneShrink);
}

function contradictionOf(recent: readonly Statement[], weigh: Weigh) {
  let count = 0;
  let total = 0;
  for (const statement of recent) {
    count += weigh(statement.event) * statement.decay * statement.contradicted;
    total += weigh(statement.event) * statement.decay * statement.checkable;
  }
  const share = ratioOrNull(count, total);
  const mean = betaMean({ count, total, a: prior, b: prior });
  const least = share === null || mean === null ? null : Math.min(share, mean);
  return { value: total === 0 ? null : mean, scale: levelScale(least, breakpoints.contradiction) };
}

function silenceOf(instants: readonly Instant[], asOf: Instant) {
  const last = instants.at(-1);
  if (last === undefined) return { n: 0, surprise: null };
  const gaps = instants.slice(1).map((at, i) => at - (instants[i] ?? at));
  const surprise = silenceSurprise({ gaps, elapsed: asOf - last }).surprise;
  return { n: gaps.length, surprise: gaps.length === 0 ? null : surprise };
}

function sums(state: WatchState, asOf: Instant, weigh: Weigh) {
  const { recent, contradicting, instants } = statementsAsOf(state, asOf);
  const tone = toneOf(recent, weigh);
  const defensiveness = tone === null ? null : (1 - tone) / 2;
  const contradiction = contradictionOf(recent, weigh);
  const silence = silenceOf(instants, asOf);
  // Every event of both books: which of them matter is left to the figures themselves.
  const tolls = gapsAt(
    { claimed: state.books['attack-frequency'], official: state.books['public-messaging'] },
    asOf,
    { weigh, counts: weigh === certain ? () => true : isCredible },
  );
  const holds = (events: readonly Telling[]) => () =>
    isCorroborated(
      events.map((event) => {
        const { reports, origins } = event;
        return { reports, origins, weight: weigh(event) };
      }),
    );
  const defensive = recent.filter((one) => one.tone === -1).map(({ event }) => event);
  const claims = {
    defensiveness: {
      scale: levelScale(defensiveness, breakpoints.defensiveness),
      corroborated: holds(defensive),
    },
    contradiction: { scale: contradiction.scale, corroborated: holds(contradicting) },
    'toll-gap': {
      scale: levelScale(tolls.best, breakpoints.tollGap),
      corroborated: holds(tolls.events),
    },
    silence: {
      scale: levelScale(silence.surprise, breakpoints.surprise),
      corroborated: () => true,
    },
  };
  const evaluation = evaluationOf(claims, 2);
  const events = new Set([...recent.map(({ event }) => event), ...contradicting, ...tolls.events]);
  return {
    recent,
    defensiveness,
    contradiction,
    silence,
    tolls,
    claims,
    evaluation,
    events: [...events],
  };
}

/** Claims of the last 28 days. */
function saidOf(recent: readonly Statement[], asOf: Instant) {
  const made = recent.filter(({ event }) => event.at > asOf - 28 * DAY);
  return {
    checkable: made.reduce((sum, { checkable }) => sum + checkable, 0),
    contradicted: made.reduce((sum, { contradicted }) => sum + contradicted, 0),
  };
}

export function slowMessaging(state: WatchState, asOf: Instant): SlowReading {
  const graded = sums(state, asOf, byGrade);
  const { recent, defensiveness, contradiction, silence, tolls } = graded;
  return {
    evaluation: graded.evaluation,
    values: {
      defensiveness,
      contradiction: contradiction.value,
      'toll-gap': tolls.best,
      silence: silence.surprise,
    },
    counts: {
      defensiveness: recent.filter(({ tone }) => tone !== null).length,
      contradiction: recent.reduce((sum, { checkable }) => sum + checkable, 0),
      'toll-gap': tolls.compared,
      silence: silence.n,
    },
    nEff: nEff(recent.map(({ event, decay }) => event.weight * decay)),
    events: graded.events,
    said: saidOf(recent, asOf),
    range: {
      claims: graded.claims,
      needed: 2,
      ungraded: sums(state, asOf, certain).evaluation.scale,
    },
  };
}
