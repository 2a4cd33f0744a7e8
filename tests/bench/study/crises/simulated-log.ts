import { attributed, spokenBy, type Voice } from '#db/demo/exercise/cast.ts';
import { exerciseWatch } from '#db/demo/exercise/country.ts';
import type { Random } from '#db/demo/exercise/random.ts';
import type { Draft, Entry } from '#domain/entry.ts';
import type { Credibility } from '#domain/grade.ts';
import type { IndicatorId } from '#domain/indicators/indicator.ts';
import type { Signal } from '#domain/indicators/signal-schema.ts';
import { DAY, HOUR, type Instant, MINUTE } from '#domain/instant.ts';
import type { Where } from '#domain/place.ts';
import { idOf } from '#tests/support/entries.ts';

type WithoutEnvelope<T> = T extends unknown ? Omit<T, 'id' | 'author'> : never;
type Body = WithoutEnvelope<Draft>;

/** Where a simulated crisis begins. */
export const beginning = Date.UTC(2024, 0, 1);

/** The log of a simulated crisis: entries in any order, each with the instant of its recording. */
export class SimulatedLog {
  readonly #planned: { recordedAt: Instant; draft: Draft }[] = [];

  /** Plans an entry and returns its id. */
  add(recordedAt: Instant, body: Body): string {
    const id = idOf(this.#planned.length);
    this.#planned.push({
      recordedAt: Math.round(recordedAt),
      draft: { ...body, id, author: 'Awa' },
    });
    return id;
  }

  /** All entries in the order of their recording. */
  entries(): Entry[] {
    return this.#planned
      .sort((a, b) => a.recordedAt - b.recordedAt)
      .map(({ recordedAt, draft }, i) => ({
        ...draft,
        watch: exerciseWatch.id,
        revision: i + 1,
        recordedAt,
      }));
  }
}

interface Told {
  at: Instant;
  precision: 'hour' | 'day';
  where?: Where | null;
  incident?: string | null;
  event?: string | null;
}

/** What every signal carries, told by a voice. */
export function toldBy(voice: Voice, credibility: Credibility, told: Told) {
  return withSource(attributed(voice, credibility), told);
}

/** The same, said by an official through the state agency. */
export function saidBy(speaker: string, told: Told) {
  return withSource(spokenBy(speaker), told);
}

function withSource(by: ReturnType<typeof attributed>, told: Told) {
  const unit = told.precision === 'hour' ? HOUR : DAY;
  return {
    ...by,
    source: { ...by.source, url: null, publishedAt: null },
    eventAt: Math.floor(told.at / unit) * unit,
    precision: told.precision,
    where: told.where ?? null,
    headline: 'Simulated',
    note: null,
    incident: told.incident ?? null,
    event: told.event ?? null,
  };
}

/**
 * Records several reports of one event as they come in, after so many hours each: the first makes
 * the event, and the others join it.
 */
export function recordReports(
  log: SimulatedLog,
  { at, delays }: { at: Instant; delays: readonly number[] },
  report: (event: string | null, number: number) => Signal,
): void {
  let event: string | null = null;
  for (const [number, delay] of delays.toSorted((a, b) => a - b).entries()) {
    const signal = report(event, number);
    const id = log.add(at + delay, { kind: 'signal-recorded', signal });
    event ??= id;
  }
}

/** One to three reports; half of the first ones within so many hours, the others later. */
export function reportDelays(chance: Random, hours: number): number[] {
  const { count } = chance.weighted([
    { count: 1, weight: 35 },
    { count: 2, weight: 43 },
    { count: 3, weight: 22 },
  ]);
  return Array.from({ length: count }, (_, i) =>
    Math.min(chance.around((i === 0 ? hours : 3 * hours) * HOUR, 1), 14 * DAY),
  );
}

/** "Looked, nothing more to report", every so many days: the desk never stops looking. */
export function recordLooks(
  { log, from, to }: { log: SimulatedLog; from: Instant; to: Instant },
  indicator: IndicatorId,
  { days, hour }: { days: number; hour: number },
): void {
  for (let at = from + hour * HOUR; at < to; at += days * DAY) {
    log.add(at + 2 * MINUTE, {
      kind: 'heartbeat',
      indicator,
      lookedAt: at,
      regions: [],
      note: null,
    });
  }
}
