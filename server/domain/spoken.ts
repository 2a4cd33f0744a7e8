import type { Entry } from '#domain/entry.ts';
import { binnedAt, type Instant } from '#domain/instant.ts';

/**
 * The instant that an entry speaks of, or that of its recording where nobody knows when it was.
 * Null for one that only says how others are to be taken: corrections, retractions, links, levels
 * and settings, and tripwires that wait.
 */
export function spokenAt(entry: Entry): Instant | null {
  switch (entry.kind) {
    case 'signal-recorded':
      return binnedAt(entry.signal.eventAt, entry.signal.precision) ?? entry.recordedAt;
    case 'incident-opened':
      return binnedAt(entry.incident.startAt, entry.incident.precision) ?? entry.recordedAt;
    case 'incident-closed':
    case 'clock-closed':
      return entry.closedAt;
    case 'clock-mooted':
      return entry.mootedAt;
    case 'heartbeat':
      return entry.lookedAt;
    case 'tripwire-fired':
      return entry.firedAt;
    case 'tripwire-lapsed':
      return entry.lapsedAt;
    case 'forecast':
      return entry.madeAt;
    case 'annotation':
      return entry.fromAt;
    default:
      return null;
  }
}
