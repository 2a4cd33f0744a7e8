import { configuration } from '#domain/configuration.ts';
import { type RegionRate, regionRates } from '#domain/indicators/attack-region-rate.ts';
import { type Movement, movements } from '#domain/indicators/posture-fields.ts';
import {
  type Flow,
  type FlowNode,
  type PostureFlows,
  postureFlows,
} from '#domain/indicators/posture-flows.ts';
import { type PostureHistory, postureHistory } from '#domain/indicators/posture-history.ts';
import { postureSums } from '#domain/indicators/posture-sums.ts';
import { reach } from '#domain/indicators/posture-tally.ts';
import { isGrowing } from '#domain/indicators/posture-thinned.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { postureBands } from '#domain/statistics/dirichlet.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { probability } = configuration.direction;
const historyDays = 84;
const confLevel = 0.9;

/** The share of one movement with its 90 % limits. */
export interface MovementShare {
  movement: Movement;
  value: number | null;
  low: number | null;
  high: number | null;
  /** Events that tell of it. */
  n: number;
}

/** A place that lost more forces than it gained, and how attacks in its region moved. */
export interface Loss {
  place: string;
  net: number;
  /** Null for a place outside the regions of the watch. */
  region: string | null;
  attacks: RegionRate | null;
  /** Thinned while attacks around it grow: where the next blow is likely to fall. */
  isThinned: boolean;
}

/** Which way the forces lean, and what moved where. */
export interface PostureDetail {
  indicator: 'military-posture';
  asOf: Instant;
  shares: MovementShare[];
  /** Decayed weight of the events, without the pseudo-events of the prior. */
  evidence: number;
  prior: number;
  probRetrenchOverReinforce: number | null;
  /** In the order of `shares`. */
  history: PostureHistory;
  /** Days of events that count, and after how many an event weighs half. */
  reachDays: number;
  halfLifeDays: number;
  capital: {
    place: string;
    inflow: number;
    outflow: number;
    pull: number | null;
    probToward: number | null;
    /** Events that name an end of a move. */
    moves: number;
  };
  flows: Flow[];
  nodes: FlowNode[];
  /** Thinned ones first, then those that lost most. */
  losses: Loss[];
  /** P(the rate rose) from which a region counts as worsening. */
  worseningFrom: number;
  /** Names of the places that the flows tell of. */
  names: Record<string, string>;
}

export function postureDetail(state: WatchState, asOf: Instant): PostureDetail {
  const { capital } = state.watch;
  const { halfLifeDays, prior } = configuration.posture;
  const sums = postureSums(state, asOf);
  const bands = postureBands(sums.posterior, confLevel);
  const events = state.books['military-posture'].within(asOf - reach, asOf);
  const { flows, nodes, probTowardCapital } = postureFlows(events, capital, asOf);
  const toldOf = (movement: Movement) =>
    events.filter(({ lead }) => lead.signal.details.movement === movement).length;
  return {
    indicator: 'military-posture',
    asOf,
    shares: movements.map((movement) => ({
      movement,
      value: bands.mean[movement],
      low: bands.lower[movement],
      high: bands.upper[movement],
      n: toldOf(movement),
    })),
    evidence: sums.posterior.evidence,
    prior: movements.length * prior,
    probRetrenchOverReinforce: bands.probRetrenchOverReinforce,
    history: postureHistory(state, asOf, historyDays),
    reachDays: reach / DAY,
    halfLifeDays,
    capital: {
      place: capital,
      inflow: sums.inflow,
      outflow: sums.outflow,
      pull: sums.pull,
      probToward: probTowardCapital,
      moves: sums.moves,
    },
    flows,
    nodes,
    losses: lossesOf(state, nodes, asOf),
    worseningFrom: probability,
    names: namesOf(state, [capital, ...nodes.map(({ place }) => place)]),
  };
}

function lossesOf(state: WatchState, nodes: PostureFlows['nodes'], asOf: Instant): Loss[] {
  const rateOf = regionRates(state, asOf);
  const losses = nodes.flatMap(({ place, net }) => {
    if (net >= 0) return [];
    const region = state.places.get(place)?.region ?? null;
    const attacks = region === null ? null : rateOf(region);
    const isThinned = isGrowing(attacks);
    return [{ place, net, region, attacks, isThinned }];
  });
  return losses.sort((a, b) => Number(b.isThinned) - Number(a.isThinned) || a.net - b.net);
}

function namesOf(state: WatchState, places: readonly string[]): Record<string, string> {
  return Object.fromEntries(places.map((id) => [id, state.places.get(id)?.name ?? id]));
}
