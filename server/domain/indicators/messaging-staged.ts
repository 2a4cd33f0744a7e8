import { byTime } from '#domain/indicators/messaging-contradictions.ts';
import type { MessagingEvent, Stage } from '#domain/indicators/messaging-statements.ts';
import type { Instant } from '#domain/instant.ts';
import { placeIn } from '#domain/numbers.ts';
import type { Column } from '#domain/snapshot/column.ts';
import type { StatePacker, StateUnpacker } from '#domain/snapshot/packing.ts';
import { Lists } from '#domain/snapshot/report-lists.ts';
import { storedPlaceOf } from '#domain/snapshot/stored-events.ts';
import type { StoredList } from '#domain/stored-list.ts';

/** When officials first say something, and all that they ever say in it. */
export interface Said {
  spokenAt: Instant;
  stages: readonly Stage[];
}

/** Keeps the few statements that do not say one thing only, from their own instant on. */
export class Staged {
  #stored: StoredStages | null = null;
  /** Those that came later or were asked for; null where a stored one has gone. */
  readonly #said = new Map<MessagingEvent, Said | null>();

  get(event: MessagingEvent): Said | undefined {
    const known = this.#said.get(event);
    if (known !== undefined) return known ?? undefined;
    const stored = this.#stored?.of(event);
    if (stored !== undefined) this.#said.set(event, stored);
    return stored;
  }

  /** Keeps it where it is one of the few. */
  set(event: MessagingEvent, said: Said): void {
    const [first, second] = said.stages;
    if (first === undefined || second !== undefined || first.at !== event.at) {
      this.#said.set(event, said);
    }
  }

  delete(event: MessagingEvent): void {
    if (this.#stored?.of(event) === undefined) this.#said.delete(event);
    else this.#said.set(event, null);
  }

  pack(out: StatePacker): void {
    for (const event of this.#stored?.events ?? []) this.get(event);
    const all = [...this.#said].flatMap(([event, said]) =>
      said === null ? [] : [{ event, said }],
    );
    all.sort((a, b) => byTime(a.event, b.event));
    out.events(
      'public-messaging',
      all.map(({ event }) => event),
    );
    out.numbers(all.map(({ said }) => said.spokenAt));
    const parts = [
      ({ at }: Stage) => at,
      ({ tone }: Stage) => tone ?? toneless,
      ({ checkable }: Stage) => checkable,
      ({ contradicted }: Stage) => contradicted,
    ];
    for (const part of parts) {
      Lists.pack(
        all.map(({ said }) => said.stages.map(part)),
        out,
      );
    }
  }

  /** Takes in what was written, while it is still empty. */
  unpack(from: StateUnpacker): void {
    this.#stored = new StoredStages(from);
  }
}

/** What a snapshot holds of them, in the order of their book. */
class StoredStages {
  readonly events: StoredList<MessagingEvent>;
  readonly #spoken: Column;
  readonly #instants: Lists;
  readonly #tones: Lists;
  readonly #checkable: Lists;
  readonly #contradicted: Lists;

  constructor(from: StateUnpacker) {
    this.events = from.events('public-messaging');
    this.#spoken = from.column();
    this.#instants = new Lists(from);
    this.#tones = new Lists(from);
    this.#checkable = new Lists(from);
    this.#contradicted = new Lists(from);
  }

  of(event: MessagingEvent): Said | undefined {
    const stored = storedPlaceOf(event);
    const place = stored === null ? -1 : placeIn(this.events.places, stored);
    if (place < 0) return undefined;
    const [tones, checkable] = [this.#tones.at(place), this.#checkable.at(place)];
    const contradicted = this.#contradicted.at(place);
    const stages = this.#instants.at(place).map((at, i) => ({
      at,
      tone: toneFrom(tones[i]),
      checkable: checkable[i] ?? 0,
      contradicted: contradicted[i] ?? 0,
    }));
    return { spokenAt: this.#spoken.at(place) ?? event.at, stages };
  }
}

/** Stands for no tone among the numbers. */
const toneless = 2;

/** A tone that was written as a number. */
export function toneFrom(value: number | undefined): Stage['tone'] {
  return value === -1 || value === 0 || value === 1 ? value : null;
}
