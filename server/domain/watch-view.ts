import { configuration } from '#domain/configuration.ts';
import type { EntryOf } from '#domain/entry.ts';
import type { Clock } from '#domain/incident-book.ts';
import { window } from '#domain/indicators/attack-baselines.ts';
import { regionCounts } from '#domain/indicators/attack-regions.ts';
import { indicatorIds } from '#domain/indicators/indicator.ts';
import { DAY, HOUR, type Instant, minuteOf } from '#domain/instant.ts';
import type { Place, Where } from '#domain/place.ts';
import { readAll } from '#domain/readings.ts';
import { eventIdOf } from '#domain/signal-shelf.ts';
import type { Instants } from '#domain/sorted-instants.ts';
import { verdictOf } from '#domain/verdict.ts';
import type { ClockView, SignalLine, TripwireView, View } from '#domain/view.ts';
import type { SignalHistory, WatchState } from '#domain/watch-state.ts';

const newestShown = 12;
const endedClocksShownFor = 7 * DAY;
const dueSoon = 6 * HOUR;

/**
 * Everything a wall shows, as of an instant on the knowledge of the state. `knownAt` is the
 * instant that the knowledge was limited to, null when it is all there is.
 */
export function viewOf(state: WatchState, asOf: Instant, knownAt: Instant | null): View {
  const { watch } = state;
  // What is evidence is dated by the minute, so within one minute there is nothing to read anew.
  const readings = readAll(state, minuteOf(asOf));
  return {
    watch: watch.id,
    title: watch.title,
    subtitle: watch.subtitle,
    timeZone: watch.timeZone,
    simulated: watch.simulated,
    run: state.run,
    revision: state.revision,
    asOf,
    knownAt,
    recordedAt: state.recordedAt,
    configuration: configuration.version,
    verdict: verdictOf(readings),
    readings,
    clocks: clocksOf(state, asOf),
    tripwires: tripwiresOf(state, asOf),
    newest: newestOf(state, asOf),
    ...mapOf(state, asOf),
    lastDay: lastDayOf(state, asOf),
  };
}

function clocksOf(state: WatchState, asOf: Instant): ClockView[] {
  const running: ClockView[] = [];
  const ended: ClockView[] = [];
  for (const clock of state.incidents.clocks()) {
    if ((clock.startAt ?? clock.recordedAt) > asOf) continue;
    const closing = state.incidents.closedAt.get(clock.incident);
    const over = closing !== undefined && closing.at <= asOf;
    const view = clockView(clock, asOf);
    if (view.state === 'open' && !over) running.push(view);
    else if (view.endAt !== null && asOf - view.endAt <= endedClocksShownFor) ended.push(view);
  }
  return [...running, ...ended.sort((a, b) => (b.endAt ?? 0) - (a.endAt ?? 0))];
}

/** A clock as of an instant. */
function clockView(clock: Clock, asOf: Instant): ClockView {
  const closedAt = clock.closedAt !== null && clock.closedAt <= asOf ? clock.closedAt : null;
  const mootedAt = clock.mootedAt !== null && clock.mootedAt <= asOf ? clock.mootedAt : null;
  const isClosed = closedAt !== null && (mootedAt === null || closedAt <= mootedAt);
  return {
    incident: clock.incident,
    incidentTitle: clock.incidentTitle,
    kind: clock.kind,
    name: clock.name,
    state: isClosed ? 'closed' : mootedAt === null ? 'open' : 'moot',
    startAt: clock.startAt,
    startPrecision: clock.startPrecision,
    endAt: isClosed ? closedAt : mootedAt,
    due: clock.due,
    signal: isClosed ? clock.signal : null,
  };
}

function tripwiresOf(state: WatchState, asOf: Instant): TripwireView[] {
  const views: TripwireView[] = [];
  for (const tripwire of state.tripwires.values()) {
    if (tripwire.recordedAt <= asOf) views.push(tripwireView(state, tripwire, asOf));
  }
  return views;
}

function tripwireView(
  state: WatchState,
  tripwire: EntryOf<'tripwire-opened'>,
  asOf: Instant,
): TripwireView {
  const { condition } = tripwire;
  const observed = condition.type === 'observed';
  const latestAt = observed ? condition.latestAt : null;
  const end = endOf(state, tripwire.id, asOf);
  const due = latestAt === null ? 'open' : dueState(latestAt, asOf);
  return {
    id: tripwire.id,
    title: tripwire.title,
    state: end?.state ?? due,
    earliestAt: observed ? condition.earliestAt : null,
    latestAt,
    endAt: end?.at ?? null,
  };
}

function dueState(latestAt: Instant, asOf: Instant): TripwireView['state'] {
  if (asOf > latestAt) return 'overdue';
  return latestAt - asOf <= dueSoon ? 'due-soon' : 'open';
}

function endOf(
  state: WatchState,
  tripwire: string,
  asOf: Instant,
): { state: TripwireView['state']; at: Instant } | null {
  const end = state.tripwireEnds.get(tripwire);
  if (end === undefined) return null;
  const [word, at] =
    end.kind === 'tripwire-fired'
      ? (['fired', end.firedAt] as const)
      : end.kind === 'tripwire-lapsed'
        ? (['lapsed', end.lapsedAt] as const)
        : (['void', end.recordedAt] as const);
  return at <= asOf ? { state: word, at } : null;
}

/** The latest recorded signals that speak of no later than the instant. */
function newestOf(state: WatchState, asOf: Instant): SignalLine[] {
  const lines: SignalLine[] = [];
  for (let i = state.signals.size - 1; i >= 0 && lines.length < newestShown; i -= 1) {
    const history = state.signals.at(i);
    if (history === undefined || history.retracted !== null) continue;
    const { at, recordedAt } = history.current;
    if ((at ?? recordedAt) <= asOf) lines.push(lineOf(state, history));
  }
  return lines;
}

/** A signal in one line, as it stands now. */
export function lineOf(
  state: WatchState,
  { current, versions, retracted }: SignalHistory,
): SignalLine {
  const { signal } = current;
  return {
    id: current.id,
    event: eventIdOf(state, current),
    revision: current.revision,
    indicator: current.indicator,
    eventAt: signal.eventAt,
    precision: signal.precision,
    recordedAt: current.recordedAt,
    headline: signal.headline,
    place: placeName(signal.where, state.places),
    region: current.region,
    grade: signal.grade,
    claim: signal.claim,
    source: signal.source.name,
    relayOf: signal.relayOf,
    corrected: versions !== null,
    retracted: retracted !== null,
  };
}

function placeName(where: Where | null, places: ReadonlyMap<string, Place>): string | null {
  if (where === null || where.type === 'region') return null;
  return where.type === 'point' ? where.label : (places.get(where.place)?.name ?? null);
}

function mapOf(state: WatchState, asOf: Instant): Pick<View, 'regions' | 'unplacedAttacks'> {
  const counts = new Map(regionCounts(state, asOf).map((c) => [c.region, c]));
  let unplacedAttacks = state.books['attack-frequency'].credible.countWithin(asOf - window, asOf);
  const regions = state.watch.regions.map(({ id, name, short, tile }) => {
    const { y: attacks = 0, isNew = false } = counts.get(id) ?? {};
    unplacedAttacks -= attacks;
    return { id, name, short, tile, attacks, isNew, lookedAt: newestLook(state, id, asOf) };
  });
  return { regions, unplacedAttacks };
}

function newestLook(state: WatchState, region: string, asOf: Instant): Instant | null {
  let newest: Instant | null = null;
  for (const indicator of indicatorIds) {
    const at = state.looked[indicator].newestAt(region, asOf);
    if (at !== null && (newest === null || at > newest)) newest = at;
  }
  return newest;
}

function lastDayOf({ activity }: WatchState, asOf: Instant): View['lastDay'] {
  const within = (instants: Instants) => instants.countWithin(asOf - DAY, asOf);
  return {
    recorded: within(activity.recorded),
    corrected: within(activity.corrected),
    retracted: within(activity.retracted),
    heartbeats: within(activity.heartbeats),
  };
}
