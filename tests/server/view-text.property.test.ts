import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MINUTE } from '#domain/instant.ts';
import { emptyState, fold } from '#domain/watch-state.ts';
import { viewOf } from '#domain/watch-view.ts';
import { toWire } from '#domain/wire.ts';
import { ViewText } from '#server/view-text.ts';
import { smallWatch } from '#tests/support/entries.ts';
import { eventfulLogs } from '#tests/support/eventful-log.ts';
import { taken } from '#tests/support/taken.ts';

test('says of every view what it says, whatever was told before', () => {
  fc.assert(
    fc.property(eventfulLogs, (drafts) => {
      const state = emptyState(smallWatch, 1);
      const text = new ViewText();
      for (const entry of taken(drafts)) {
        fold(state, entry);
        for (const later of [0, MINUTE / 2, 3 * MINUTE]) {
          const view = viewOf(state, entry.recordedAt + later, null);
          expect(JSON.parse(text.of(view))).toEqual(JSON.parse(JSON.stringify(toWire(view))));
        }
      }
    }),
    { numRuns: 25 },
  );
});
