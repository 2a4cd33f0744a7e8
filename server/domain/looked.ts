import type { Instant } from '#domain/instant.ts';
import type { Packer, Unpacker } from '#domain/snapshot/packer.ts';
import { InstantSet } from '#domain/sorted-instants.ts';

/** When somebody looked at one indicator: event times of signals, and heartbeats. */
export class Looked {
  /** Everything that keeps the indicator fresh. */
  readonly any = new InstantSet();
  /** Heartbeats that named no region, and so spoke of all. */
  readonly everywhere = new InstantSet();
  readonly byRegion = new Map<string, InstantSet>();
  /** Another number means that a heartbeat came or went. */
  heartbeats = 0;
  /** Heartbeats alone: "looked, nothing to report", about one region. */
  readonly #quiet = new Map<string, InstantSet>();

  pack(out: Packer): void {
    for (const set of [this.any, this.everywhere]) set.pack(out);
    for (const sets of [this.byRegion, this.#quiet]) {
      const known = [...sets].filter(([, { sorted }]) => sorted.length > 0);
      const regions = known.sort(([a], [b]) => (a < b ? -1 : 1));
      out.strings(regions.map(([region]) => region));
      for (const [, set] of regions) set.pack(out);
    }
  }

  /** Takes in what was written, while it is still empty. @throws Unreadable */
  unpack(from: Unpacker): void {
    this.heartbeats += 1;
    for (const set of [this.any, this.everywhere]) set.unpack(from);
    for (const sets of [this.byRegion, this.#quiet]) {
      for (const region of from.strings()) setOf(sets, region).unpack(from);
    }
  }

  signal(at: Instant, region: string | null): void {
    this.any.add(at);
    if (region !== null) this.#region(region).add(at);
  }

  unsignal(at: Instant, region: string | null): void {
    this.any.remove(at);
    if (region !== null) this.#region(region).remove(at);
  }

  heartbeat(at: Instant, regions: readonly string[]): void {
    this.heartbeats += 1;
    this.any.add(at);
    if (regions.length === 0) this.everywhere.add(at);
    for (const region of regions) {
      this.#region(region).add(at);
      setOf(this.#quiet, region).add(at);
    }
  }

  unheartbeat(at: Instant, regions: readonly string[]): void {
    this.heartbeats += 1;
    this.any.remove(at);
    if (regions.length === 0) this.everywhere.remove(at);
    for (const region of regions) {
      this.#region(region).remove(at);
      setOf(this.#quiet, region).remove(at);
    }
  }

  /** Newest look at a region, not after the instant; null when there was none. */
  newestAt(region: string, asOf: Instant): Instant | null {
    return this.#orEverywhere(this.byRegion.get(region)?.newest(asOf) ?? null, asOf);
  }

  /** Newest heartbeat about a region, not after the instant; null when there was none. */
  heartbeatAt(region: string, asOf: Instant): Instant | null {
    return this.#orEverywhere(this.#quiet.get(region)?.newest(asOf) ?? null, asOf);
  }

  /** When the next heartbeat about a region comes; Infinity when there is none. */
  nextHeartbeat(region: string, after: Instant): Instant {
    const there = this.#quiet.get(region)?.next(after) ?? Number.POSITIVE_INFINITY;
    return Math.min(there, this.everywhere.next(after) ?? Number.POSITIVE_INFINITY);
  }

  /** Share 0–1 of the regions looked at within `limit` before the instant. */
  coverage(regions: readonly { id: string }[], asOf: Instant, limit: number): number {
    let covered = 0;
    for (const { id } of regions) {
      const newest = this.newestAt(id, asOf);
      if (newest !== null && asOf - newest <= limit) covered += 1;
    }
    return regions.length === 0 ? 0 : covered / regions.length;
  }

  #orEverywhere(there: Instant | null, asOf: Instant): Instant | null {
    const everywhere = this.everywhere.newest(asOf);
    if (there === null) return everywhere;
    return everywhere === null ? there : Math.max(there, everywhere);
  }

  #region(id: string): InstantSet {
    return setOf(this.byRegion, id);
  }
}

function setOf(sets: Map<string, InstantSet>, id: string): InstantSet {
  const known = sets.get(id);
  if (known !== undefined) return known;
  const fresh = new InstantSet();
  sets.set(id, fresh);
  return fresh;
}
