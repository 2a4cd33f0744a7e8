import { configuration } from '#domain/configuration.ts';
import { type EventRecord, isCredible } from '#domain/event-record.ts';
import { services } from '#domain/indicators/civilian-services.ts';
import { evaluationOf, isCorroborated } from '#domain/indicators/severe-rule.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { levelScale } from '#domain/level.ts';
import { nEff } from '#domain/statistics/decay.ts';
import { type DisruptionCell, disruptionIndex } from '#domain/statistics/disruption.ts';
import type { WatchState } from '#domain/watch-state.ts';
import { slowCasualties } from '#tests/support/slow-casualties.ts';
import { displacementOf, latestStock, seriesOf } from '#tests/support/slow-displacement.ts';
import type { SlowReading } from '#tests/support/slow-reading.ts';

const { breakpoints } = configuration;
const { cellExpiresAfter, categoryWeights, trailingDays } = configuration.civilian;

export type CivilianEvent = EventRecord<'civilian-impact'>;

/** Every cell of the watch by the newest event that speaks of it. */
function cellsAsOf(state: WatchState, asOf: Instant, events: readonly CivilianEvent[]) {
  const { regions } = state.watch;
  const cells: DisruptionCell[] = [];
  const telling: CivilianEvent[] = [];
  for (const { id } of regions) {
    const quietAt = state.looked['civilian-impact'].heartbeatAt(id, asOf);
    const quiet = quietAt !== null && asOf - quietAt <= cellExpiresAfter;
    for (const service of services) {
      const event = events.findLast(({ region, lead }) => {
        const { details } = lead.signal;
        return region === id && details.about === 'disruption' && details.service === service;
      });
      const severity = severityOf(event, asOf, quiet);
      cells.push([id, service, severity]);
      if (severity === null || event === undefined) continue;
      if (asOf - event.at <= cellExpiresAfter) telling.push(event);
    }
  }
  const known = cells.filter(([, , severity]) => severity !== null).length;
  const counted = regions.flatMap(({ population }) => population ?? []);
  const mean = counted.reduce((sum, n) => sum + n, 0) / counted.length;
  const population = Object.fromEntries(
    regions.map((region) => [region.id, region.population ?? mean]),
  );
  return { index: disruptionIndex({ cells, categoryWeights, population }), known, telling };
}

function severityOf(event: CivilianEvent | undefined, asOf: Instant, quiet: boolean) {
  if (event === undefined) return quiet ? 0 : null;
  const said = saidBy(event);
  if (asOf - event.at <= cellExpiresAfter) return said;
  return said === 0 && quiet ? 0 : null;
}

function saidBy({ lead }: CivilianEvent): number | null {
  const { severity, phase } = lead.signal.details;
  return phase === 'ended' ? 0 : severity;
}

function sums(
  state: WatchState,
  asOf: Instant,
  { counts, certain }: { counts: (event: { weight: number }) => boolean; certain: boolean },
) {
  const events = state.books['civilian-impact']
    .within(asOf - trailingDays * DAY, asOf)
    .filter(counts);
  const cells = cellsAsOf(state, asOf, events);
  const displacement = displacementOf(seriesOf(state, events), asOf);
  const holds = (telling: readonly CivilianEvent[]) => () =>
    isCorroborated(
      telling.map(({ weight, origins, reports }) => ({
        weight: certain ? 1 : weight,
        origins,
        reports,
      })),
    );
  const casualties = slowCasualties(state, asOf, { counts, certain });
  const living = {
    disruption: {
      scale: levelScale(cells.index.best, breakpoints.disruption),
      corroborated: holds(cells.telling.filter((event) => (saidBy(event) ?? 0) > 0)),
    },
    'displacement-ratio': {
      scale: levelScale(displacement.ratio.best, breakpoints.displacementRatio),
      corroborated: holds(displacement.comparedEvents),
    },
  };
  const dead = Object.values(casualties.claims);
  const some = [...Object.values(living), ...dead.filter(({ scale }) => (scale ?? 0) >= 1)];
  const silent = some.every(({ scale }) => scale === null);
  const claims = silent ? living : { ...living, ...casualties.claims };
  return { cells, displacement, casualties, claims, evaluation: evaluationOf(claims, 1) };
}

export function slowCivilian(state: WatchState, asOf: Instant): SlowReading {
  const graded = sums(state, asOf, { counts: isCredible, certain: false });
  const { cells, displacement, casualties, claims, evaluation } = graded;
  const all = state.books['civilian-impact'].within(Number.NEGATIVE_INFINITY, asOf);
  const stock = latestStock(seriesOf(state, all.filter(isCredible)), asOf);
  const events = [
    ...new Set([...cells.telling, ...displacement.events, ...stock.events]),
    ...casualties.events,
  ];
  return {
    evaluation,
    values: {
      disruption: cells.index.best,
      'displacement-ratio': displacement.ratio.best,
      'displaced-stock': stock.best,
      'displacement-rate': displacement.rate.best,
      ...casualties.values,
    },
    counts: {
      disruption: cells.known,
      'displacement-ratio': displacement.intervals,
      'displaced-stock': stock.events.length,
      'displacement-rate': displacement.n,
      ...casualties.counts,
    },
    nEff: nEff(events.map(({ weight }) => weight)),
    events,
    range: {
      claims,
      needed: 1,
      ungraded: sums(state, asOf, { counts: () => true, certain: true }).evaluation.scale,
    },
  };
}
