import { configuration } from '#domain/configuration.ts';
import type { Instant } from '#domain/instant.ts';
import type { Packer, Unpacker } from '#domain/snapshot/packer.ts';
import { InstantList, InstantsByName } from '#domain/sorted-instants.ts';

interface Witness {
  at: Instant;
  weight: number;
  origins: number;
  reports: readonly { origin: string }[];
}

/**
 * When whom was heard, so that nobody has to go through a record that one origin wrote alone to
 * learn that no other speaks in it. Says the same as `isCorroborated`.
 */
export class Witnesses {
  /** Instants of the events that need no other: heavy, or told by two origins. */
  readonly #enough = new InstantList();
  /** Instants of the others by the one origin of each. */
  readonly #alone = new InstantsByName();

  add(event: Witness): void {
    this.#listOf(event).enter(event.at);
  }

  remove(event: Witness): void {
    this.#listOf(event).drop(event.at);
  }

  /** Whether events in (from, to] are corroborated, together with the origins heard elsewhere. */
  corroborate(from: Instant, to: Instant, heard: Set<string>): boolean {
    if (this.#enough.countWithin(from, to) > 0) return true;
    for (const [origin, instants] of this.#alone) {
      if (instants.countWithin(from, to) > 0) heard.add(origin);
      if (heard.size > 1) return true;
    }
    return false;
  }

  pack(out: Packer): void {
    out.numbers(this.#enough.all());
    this.#alone.pack(out);
  }

  unpack(from: Unpacker): void {
    this.#enough.become(from.column());
    this.#alone.unpack(from);
  }

  #listOf({ weight, origins, reports }: Witness): InstantList {
    if (weight >= configuration.corroboratedWeight || origins > 1) return this.#enough;
    return this.#alone.of(reports[0]?.origin ?? '');
  }
}
