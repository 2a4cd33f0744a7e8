import { configuration } from '#domain/configuration.ts';
import { evaluationOf, isCorroborated } from '#domain/indicators/severe-rule.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { levelScale } from '#domain/level.ts';
import { halfLifeWeight, nEff } from '#domain/statistics/decay.ts';
import { posturePosterior } from '#domain/statistics/dirichlet.ts';
import { pullOf } from '#domain/statistics/flow.ts';
import type { WatchState } from '#domain/watch-state.ts';
import { byGrade, certain, type SlowReading, type Weigh } from '#tests/support/slow-reading.ts';

const { breakpoints, decayReach } = configuration;
const { halfLifeDays, prior } = configuration.posture;
const halfLife = halfLifeDays * DAY;
const posturePrior = { reorganisation: prior, reinforcement: prior, retrenchment: prior };

/** Decayed sums over every event of the last 12 half-lives. */
function sums(state: WatchState, asOf: Instant, weigh: Weigh) {
  const { capital } = state.watch;
  const events = state.books['military-posture'].within(asOf - decayReach * halfLife, asOf);
  const added = { reorganisation: 0, reinforcement: 0, retrenchment: 0 };
  const flows = { inflow: 0, outflow: 0 };
  let moves = 0;
  for (const event of events) {
    const decayed = weigh(event) * halfLifeWeight(asOf - event.at, halfLife);
    const { movement, from, to, size } = event.lead.signal.details;
    added[movement] += decayed;
    if (from !== null || to !== null) moves += 1;
    if (from === capital) flows.outflow += (size ?? 1) * decayed;
    if (to === capital) flows.inflow += (size ?? 1) * decayed;
  }
  const { mean } = posturePosterior(added, posturePrior);
  const pull = moves === 0 ? null : pullOf({ ...flows, prior });
  const weighed = events.map((event) => ({ ...event, weight: weigh(event) }));
  const retrenching = weighed.filter(({ lead }) => lead.signal.details.movement === 'retrenchment');
  const pulling = weighed.filter(({ lead }) => lead.signal.details.to === capital);
  const claims = {
    'retrenchment-share': {
      scale: levelScale(mean.retrenchment, breakpoints.retrenchmentShare),
      corroborated: () => isCorroborated(retrenching),
    },
    'capital-pull': {
      scale: levelScale(pull, breakpoints.capitalPull),
      corroborated: () => isCorroborated(pulling),
    },
  };
  return { events, mean, pull, moves, claims, evaluation: evaluationOf(claims, 2) };
}

type Events = ReturnType<typeof sums>['events'];

function saidOf({ watch }: WatchState, events: Events, asOf: Instant) {
  const details = events.map(({ lead }) => lead.signal.details);
  const late = events.filter(({ at }) => at > asOf - 14 * DAY);
  const by = (what: string) => late.some(({ lead }) => lead.signal.details.restriction === what);
  const restricted = by('airport') ? (by('movement') ? 'both' : 'airport') : null;
  return {
    n: events.length,
    inward: details.filter(({ to }) => to === watch.capital).length,
    outward: details.filter(({ from }) => from === watch.capital).length,
    restricted: restricted ?? (by('movement') ? 'movement' : 'none'),
  };
}

export function slowPosture(state: WatchState, asOf: Instant): SlowReading {
  const { events, mean, pull, moves, claims, evaluation } = sums(state, asOf, byGrade);
  return {
    evaluation,
    values: {
      'retrenchment-share': mean.retrenchment,
      'reinforcement-share': mean.reinforcement,
      'reorganisation-share': mean.reorganisation,
      'capital-pull': pull,
    },
    counts: { 'retrenchment-share': events.length, 'capital-pull': moves },
    nEff: nEff(events.map(({ at, weight }) => weight * halfLifeWeight(asOf - at, halfLife))),
    events,
    said: saidOf(state, events, asOf),
    range: { claims, needed: 2, ungraded: sums(state, asOf, certain).evaluation.scale },
  };
}
