import { configuration } from '#domain/configuration.ts';
import { regionRates } from '#domain/indicators/attack-region-rate.ts';
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
  const weighed = events.map((event) => {
    const { lead, reports, origins } = event;
    return { lead, reports, origins, weight: weigh(event) };
  });
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
    inward: details.filter(({ to }) => to === watch.capital).length,
    outward: details.filter(({ from }) => from === watch.capital).length,
    restricted: restricted ?? (by('movement') ? 'movement' : 'none'),
  };
}

/** Places that lost more than they gained, and those of them around which attacks grow. */
function thinnedOf(state: WatchState, events: Events, asOf: Instant) {
  const nets = new Map<string, number>();
  for (const { at, weight, lead } of events) {
    const { from, to, size } = lead.signal.details;
    const flow = (size ?? 1) * weight * halfLifeWeight(asOf - at, halfLife);
    if (from !== null) nets.set(from, (nets.get(from) ?? 0) - flow);
    if (to !== null) nets.set(to, (nets.get(to) ?? 0) + flow);
  }
  const losing = [...nets].filter(([, net]) => net < -1e-9).map(([place]) => place);
  const rateOf = regionRates(state, asOf);
  const thinned = losing.filter((place) => {
    const region = state.places.get(place)?.region ?? null;
    return region !== null && (rateOf(region).probUp ?? 0) >= 0.8;
  });
  return { losing: losing.length, thinned: thinned.length };
}

export function slowPosture(state: WatchState, asOf: Instant): SlowReading {
  const { events, mean, pull, moves, claims, evaluation } = sums(state, asOf, byGrade);
  const { losing, thinned } = thinnedOf(state, events, asOf);
  return {
    evaluation,
    values: {
      'thinned-commands': moves === 0 ? null : thinned,
      'retrenchment-share': mean.retrenchment,
      'reinforcement-share': mean.reinforcement,
      'reorganisation-share': mean.reorganisation,
      'capital-pull': pull,
    },
    counts: {
      'retrenchment-share': events.length,
      'capital-pull': moves,
      'thinned-commands': losing,
    },
    nEff: nEff(events.map(({ at, weight }) => weight * halfLifeWeight(asOf - at, halfLife))),
    events,
    said: {
      ...saidOf(state, events, asOf),
      // A pull rests on what names an end of a move.
      n: evaluation.driver === 'capital-pull' ? moves : events.length,
    },
    range: { claims, needed: 2, ungraded: sums(state, asOf, certain).evaluation.scale },
  };
}
