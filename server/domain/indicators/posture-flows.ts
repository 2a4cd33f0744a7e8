import { configuration } from '#domain/configuration.ts';
import { unnamedPlace as unnamed } from '#domain/indicators/behind.ts';
import { halfLife, type PostureEvent, trace } from '#domain/indicators/posture-tally.ts';
import type { Instant } from '#domain/instant.ts';
import { halfLifeWeight } from '#domain/statistics/decay.ts';
import { type Move, redeploymentFlow } from '#domain/statistics/flow.ts';

/** What moved from one place to another, in companies × weight, decayed. */
export interface Flow {
  /** Null: nobody said where from, or where to. */
  from: string | null;
  to: string | null;
  flow: number;
  /** Events that told of it. */
  n: number;
}

/** What a place gained and lost. */
export interface FlowNode {
  place: string;
  inflow: number;
  outflow: number;
  /** In minus out. */
  net: number;
}

export interface PostureFlows {
  flows: Flow[];
  /** Every place that a move named: the capital first, then by how much moved. */
  nodes: FlowNode[];
  /** P(more moves towards the capital than away); null where no move named a place. */
  probTowardCapital: number | null;
}

/** Moves between places (indicators.md §4). An unknown size counts as one company. */
export function postureFlows(
  events: readonly PostureEvent[],
  capital: string,
  asOf: Instant,
): PostureFlows {
  const moves = events.flatMap(moveOf);
  const { net, probTowardCapital } = redeploymentFlow({
    moves,
    now: asOf,
    halfLife,
    capital,
    prior: configuration.posture.prior,
  });
  const flows = flowsOf(moves, asOf);
  const sum = (named: readonly Flow[]) => named.reduce((total, { flow }) => total + flow, 0);
  const nodes = Object.entries(net)
    .filter(([place]) => place !== unnamed)
    .map(([place, balance]) => ({
      place,
      inflow: sum(flows.filter(({ to }) => to === place)),
      outflow: sum(flows.filter(({ from }) => from === place)),
      net: Math.abs(balance) < trace ? 0 : balance,
    }));
  const rank = ({ place, inflow, outflow }: FlowNode) =>
    place === capital ? Number.POSITIVE_INFINITY : inflow + outflow;
  return {
    flows,
    nodes: nodes.sort((a, b) => rank(b) - rank(a) || (a.place < b.place ? -1 : 1)),
    probTowardCapital: moves.length === 0 ? null : probTowardCapital,
  };
}

function moveOf({ at, weight, lead }: PostureEvent): Move[] {
  const { from, to, size } = lead.signal.details;
  return from === null && to === null ? [] : [[at, from ?? unnamed, to ?? unnamed, size, weight]];
}

function flowsOf(moves: readonly Move[], asOf: Instant): Flow[] {
  const flows = new Map<string, Flow>();
  for (const [at, origin, destination, size, weight] of moves) {
    const key = `${origin} ${destination}`;
    const known = flows.get(key) ?? {
      from: origin === unnamed ? null : origin,
      to: destination === unnamed ? null : destination,
      flow: 0,
      n: 0,
    };
    known.flow += (size ?? 1) * weight * halfLifeWeight(asOf - at, halfLife);
    known.n += 1;
    flows.set(key, known);
  }
  return [...flows.values()].sort((a, b) => b.flow - a.flow);
}
