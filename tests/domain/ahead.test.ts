import { describe, expect, test } from 'vitest';
import { aheadOf } from '#domain/ahead.ts';
import type { DraftInput } from '#domain/entry.ts';
import { isoOf, MINUTE } from '#domain/instant.ts';
import { draft, hour, idOf, shared } from '#tests/support/entries.ts';

const now = hour(0);
const by = { id: idOf(1), author: 'Awa' };
const about = { ...by, reason: 'Known better', target: idOf(2) };
const details = { type: 'battle' as const };
const shots = (eventAt: string | null, publishedAt: string | null = null) => ({
  indicator: 'attack-frequency' as const,
  ...shared({ at: 0 }),
  eventAt,
  source: { name: 'Radio Un', publishedAt },
  details,
});
const shock = (startAt: string) => ({
  title: 'A shock',
  startAt,
  precision: 'minute' as const,
  clocks: [],
});
const reason = 'It is over';
const clock = { incident: idOf(2), clock: 'replacement' as const };

/** Entries that tell of an instant, by the field that tells it. */
const entries: [field: string, of: (at: string) => DraftInput][] = [
  ['signal.eventAt', (at) => ({ ...by, kind: 'signal-recorded', signal: shots(at) })],
  [
    'signal.source.publishedAt',
    (at) => ({ ...by, kind: 'signal-recorded', signal: shots(null, at) }),
  ],
  ['signal.eventAt', (at) => ({ ...about, kind: 'signal-corrected', signal: shots(at) })],
  ['incident.startAt', (at) => ({ ...by, kind: 'incident-opened', incident: shock(at) })],
  ['incident.startAt', (at) => ({ ...about, kind: 'incident-corrected', incident: shock(at) })],
  [
    'lookedAt',
    (lookedAt) => ({ ...by, kind: 'heartbeat', indicator: 'civilian-impact', lookedAt }),
  ],
  [
    'closedAt',
    (closedAt) => ({ ...by, kind: 'incident-closed', incident: idOf(2), closedAt, reason }),
  ],
  ['closedAt', (closedAt) => ({ ...by, kind: 'clock-closed', ...clock, closedAt })],
  ['mootedAt', (mootedAt) => ({ ...by, kind: 'clock-mooted', ...clock, mootedAt, reason })],
];

describe('what an entry tells of has come to pass', () => {
  test.each(entries)('%s lies at most five minutes ahead', (field, of) => {
    const broken = (at: number) => aheadOf(now, draft(of(isoOf(at))));
    expect(broken(now + 5 * MINUTE)).toEqual([]);
    expect(broken(now + 5 * MINUTE + 1)).toMatchObject([{ field, rule: 'time.future' }]);
    expect(broken(Date.UTC(2030, 0, 1))).toMatchObject([
      { field, message: expect.stringMatching(/future.*five minutes/) },
    ]);
  });

  test('a note may be about days to come', () => {
    const fromAt = '2030-01-01T00:00:00Z';
    const note = { ...by, kind: 'annotation' as const, text: 'An election is due', fromAt };
    expect(aheadOf(now, draft(note))).toEqual([]);
  });
});
