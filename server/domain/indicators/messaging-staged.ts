import { byTime } from '#domain/indicators/messaging-contradictions.ts';
import type { MessagingEvent, Stage } from '#domain/indicators/messaging-statements.ts';
import type { Instant } from '#domain/instant.ts';
import type { StatePacker, StateUnpacker } from '#domain/snapshot/packing.ts';

/** When officials first say something, and all that they ever say in it. */
export interface Said {
  spokenAt: Instant;
  stages: readonly Stage[];
}

/** Keeps the few statements that do not say one thing only, from their own instant on. */
export class Staged {
  readonly #said = new Map<MessagingEvent, Said>();

  get(event: MessagingEvent): Said | undefined {
    return this.#said.get(event);
  }

  /** Keeps it where it is one of the few. */
  set(event: MessagingEvent, said: Said): void {
    const [first, second] = said.stages;
    if (first === undefined || second !== undefined || first.at !== event.at) {
      this.#said.set(event, said);
    }
  }

  delete(event: MessagingEvent): void {
    this.#said.delete(event);
  }

  pack(out: StatePacker): void {
    const all = [...this.#said].sort(([a], [b]) => byTime(a, b));
    out.events(
      'public-messaging',
      all.map(([event]) => event),
    );
    out.numbers(all.map(([, { spokenAt }]) => spokenAt));
    out.numbers(all.map(([, { stages }]) => stages.length));
    const stages = all.flatMap(([, said]) => said.stages);
    out.numbers(stages.map(({ at }) => at));
    out.numbers(stages.map(({ tone }) => tone ?? toneless));
    out.numbers(stages.map(({ checkable }) => checkable));
    out.numbers(stages.map(({ contradicted }) => contradicted));
  }

  /** Takes in what was written, while it is still empty. */
  unpack(from: StateUnpacker): void {
    const events = [...from.events('public-messaging')];
    const spoken = from.numbers();
    const lengths = from.numbers();
    const [instants, tones] = [from.numbers(), from.numbers()];
    const [checkable, contradicted] = [from.numbers(), from.numbers()];
    let end = 0;
    for (const [i, event] of events.entries()) {
      const first = end;
      end += lengths[i] ?? 0;
      const stages = instants.slice(first, end).map((at, n) => ({
        at,
        tone: toneFrom(tones[first + n]),
        checkable: checkable[first + n] ?? 0,
        contradicted: contradicted[first + n] ?? 0,
      }));
      this.#said.set(event, { spokenAt: spoken[i] ?? event.at, stages });
    }
  }
}

/** Stands for no tone among the numbers. */
const toneless = 2;

/** A tone that was written as a number. */
export function toneFrom(value: number | undefined): Stage['tone'] {
  return value === -1 || value === 0 || value === 1 ? value : null;
}
