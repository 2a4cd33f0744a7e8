import { type Draft, type DraftInput, draftSchema, type Entry } from '#domain/entry.ts';
import type { SignalInput } from '#domain/indicators/signal-schema.ts';
import { HOUR, isoOf } from '#domain/instant.ts';
import type { Watch } from '#domain/watch.ts';
import { emptyState, fold, type WatchState } from '#domain/watch-state.ts';

/** A small watch with three regions and four places, for tests. */
export const smallWatch: Watch = {
  id: 'small',
  title: 'Small',
  subtitle: 'A watch for tests',
  timeZone: 'UTC',
  simulated: true,
  capital: 'aba',
  regionsTotal: 5,
  regions: [
    { id: 'north', name: 'North', short: 'Nor', population: 100_000, tile: [0, 0] },
    { id: 'south', name: 'South', short: 'Sou', population: 300_000, tile: [0, 1] },
    { id: 'east', name: 'Éast', short: 'Eas', population: null, tile: [1, 0] },
  ],
  places: [
    { id: 'aba', name: 'Aba', otherNames: [], region: 'south', latitude: 10, longitude: 0 },
    { id: 'bek', name: 'Bék', otherNames: ['Beck'], region: 'north', latitude: 14, longitude: 0 },
    { id: 'cor', name: 'Cor', otherNames: [], region: 'east', latitude: 13, longitude: 4 },
    { id: 'dun', name: 'Dun', otherNames: [], region: null, latitude: 12, longitude: 2 },
  ],
  featured: null,
};

/** A fixed instant to count from: 2026-03-01T00:00Z. */
const dayZero = Date.UTC(2026, 2, 1);

/** Hours after `dayZero` as epoch milliseconds. */
export const hour = (hours: number): number => dayZero + hours * HOUR;

/** A UUIDv7 that is the same for the same number. */
export function idOf(n: number): string {
  const tail = n.toString(16).padStart(12, '0');
  return `019c0000-0000-7000-8000-${tail}`;
}

type SharedInput = Partial<Omit<SignalInput, 'indicator' | 'details'>> & { at: number };

/** The fields that every signal carries, with plain values; `at` is in hours after `dayZero`. */
export function shared({ at, ...rest }: SharedInput) {
  return {
    eventAt: isoOf(hour(at)),
    precision: 'minute' as const,
    headline: 'Something was seen',
    source: { name: 'Radio Un' },
    grade: 'B2' as const,
    claim: 'media' as const,
    ...rest,
  };
}

/** Parses a draft as the wire would bring it. */
export function draft(input: DraftInput): Draft {
  return draftSchema.parse(input);
}

/** A `signal-recorded` draft. */
export function signalDraft(n: number, signal: SignalInput): Draft {
  return draft({ id: idOf(n), kind: 'signal-recorded', author: 'Awa', signal });
}

/** An attack of the small watch. */
export function attack(
  n: number,
  { at, place = 'bek', ...rest }: SharedInput & { place?: string },
) {
  return signalDraft(n, {
    indicator: 'attack-frequency',
    ...shared({ at, where: { type: 'place', place }, ...rest }),
    details: { type: 'battle' },
  });
}

/** Entries in the order of the drafts, recorded one second apart after `from` (hours). */
export function entriesOf(drafts: readonly Draft[], from = 24 * 60): Entry[] {
  return drafts.map((one, i) => ({
    ...one,
    watch: smallWatch.id,
    revision: i + 1,
    recordedAt: hour(from) + i * 1_000,
  }));
}

/** State of the small watch after some drafts. */
export function stateOf(drafts: readonly Draft[], from?: number): WatchState {
  const state = emptyState(smallWatch, 1);
  for (const entry of entriesOf(drafts, from)) fold(state, entry);
  return state;
}
