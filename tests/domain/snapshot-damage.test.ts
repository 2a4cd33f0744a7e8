import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Unreadable } from '#domain/snapshot/packer.ts';
import { packState, unpackState } from '#domain/snapshot/snapshot.ts';
import type { WatchState } from '#domain/watch-state.ts';
import { smallWatch } from '#tests/support/entries.ts';
import { CountingRecall, stateBy } from '#tests/support/restarted.ts';
import { taken } from '#tests/support/taken.ts';
import { variedLogs } from '#tests/support/varied-log.ts';

const logs = fc.sample(variedLogs, { numRuns: 100, seed: 11 }).map((drafts) => taken(drafts));
const entries = logs.find(({ length }) => length > 15 && length < 40) ?? [];
const state = stateBy(entries);
const packed = packState(state);
const signals = state.signals.size;

function unpacked(bytes: Uint8Array): WatchState {
  return unpackState({ watch: smallWatch, run: 1, bytes, recall: new CountingRecall(entries) });
}

/** How many signals a state has that is put together from these bytes; null where it is refused. */
function sizeOf(bytes: Uint8Array): number | null {
  try {
    return unpacked(bytes).signals.size;
  } catch {
    return null;
  }
}

describe('a snapshot that came to harm', () => {
  it('is unreadable wherever it was cut', () => {
    expect(entries.length).toBeGreaterThan(15);
    for (let length = 0; length < packed.length; length += 8) {
      expect(() => unpacked(packed.slice(0, length)), `cut at ${length}`).toThrow(Unreadable);
    }
  });

  // Who keeps snapshots in files holds a sum against them, and never unpacks such bytes.
  it('is refused, or a state of as many signals, whichever byte was changed', () => {
    let refused = 0;
    for (let at = 0; at < packed.length; at += 3) {
      const bytes = packed.slice();
      bytes[at] = (bytes[at] ?? 0) ^ (at % 2 === 0 ? 0x01 : 0xff);
      const found = sizeOf(bytes);
      if (found === null) refused += 1;
      else expect(found, `byte ${at}`).toBe(signals);
    }
    expect(refused).toBeGreaterThan(packed.length / 12);
  });
});
