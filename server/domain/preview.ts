import { isAlike } from '#domain/alike.ts';
import type { Draft, Entry } from '#domain/entry.ts';
import type { IndicatorId } from '#domain/indicators/indicator.ts';
import type { Instant } from '#domain/instant.ts';
import type { Reading } from '#domain/reading.ts';
import { readAll } from '#domain/readings.ts';
import { unfoldLast } from '#domain/unfold.ts';
import { fold, type WatchState } from '#domain/watch-state.ts';

/** The five readings at one instant, on the knowledge without an entry and with it. */
export interface Around {
  before: Reading[];
  after: Reading[];
}

/**
 * The five readings without an entry and with it. The entry is folded, read and taken out again:
 * what is foretold is what the same entry will do, and the state is as it was before.
 */
export function readingsAround(state: WatchState, entry: Entry, asOf: Instant): Around {
  const before = readAll(state, asOf);
  const { revision, recordedAt } = state;
  const touches = fold(state, entry);
  try {
    return { before, after: readAll(state, asOf) };
  } finally {
    unfoldLast(state, entry, { touches, before: { revision, recordedAt } });
  }
}

/** A reading without its drawing, its table and the ids of its signals. */
export interface Glance extends Omit<Reading, 'measures' | 'spark' | 'evidence'> {
  evidence: Omit<Reading['evidence'], 'ids'>;
}

/** The readings that an entry makes say something else, in their order. */
export function changesIn({ before, after }: Around): { before: Glance; after: Glance }[] {
  return before.flatMap((reading, i) => {
    const other = after[i];
    if (other === undefined || isSaid(reading, other)) return [];
    return [{ before: glanceOf(reading), after: glanceOf(other) }];
  });
}

function glanceOf({ measures: _, spark: __, evidence, ...rest }: Reading): Glance {
  const { n, origins } = evidence;
  return { ...rest, evidence: { n, origins } };
}

/** Whether two readings say the same; that one was worked out some minutes later says nothing. */
function isSaid(one: Reading, other: Reading): boolean {
  return isAlike({ ...one, accountAt: 0 }, { ...other, accountAt: 0 }, GRAIN);
}

/** Numbers that differ by less than this share are the same: sums are kept by adding and taking. */
const GRAIN = 1e-9;

/** The indicator that an entry names; null for one that names none. */
export function indicatorNamed(draft: Draft): IndicatorId | null {
  switch (draft.kind) {
    case 'signal-recorded':
    case 'signal-corrected':
      return draft.signal.indicator;
    case 'heartbeat':
    case 'level-overridden':
      return draft.indicator;
    default:
      return null;
  }
}
