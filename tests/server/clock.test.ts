import path from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { HOUR, isoOf, MINUTE } from '#domain/instant.ts';
import type { View } from '#domain/view.ts';
import { fromWire } from '#domain/wire.ts';
import type { WireView } from '#server/contract.ts';
import { Ledger } from '#server/ledger.ts';
import { Views } from '#server/views.ts';
import { signalBody } from '#tests/support/client.ts';
import { hour, smallWatch } from '#tests/support/entries.ts';
import { folderOfTest } from '#tests/support/folder.ts';

test('a clock that is set back an hour, or on, is followed by the view at once', async () => {
  const { connection, close } = await openDatabase(path.join(await folderOfTest(), 'watch.db'));
  let now = hour(0) + 90 * MINUTE;
  const ledger = await Ledger.open(connection, () => now);
  await ledger.beginRun({ watch: smallWatch, history: [], startedAt: now, pace: null });
  const views = new Views(ledger);
  const shown = () => {
    const wire: WireView = JSON.parse(views.text('small'));
    return fromWire<View>(wire);
  };
  const log = () => {
    const eventAt = isoOf(now - MINUTE);
    return ledger.append('small', { ...signalBody({ eventAt }), kind: 'signal-recorded' });
  };
  const first = await log();
  expect(shown().asOf).toBe(now - (now % MINUTE));
  for (const jump of [-HOUR, 2 * HOUR, -HOUR]) {
    now += jump;
    expect(shown().asOf).toBe(now - (now % MINUTE));
  }
  now -= HOUR;
  const second = await log();
  expect(second.entry.recordedAt).toBe(first.entry.recordedAt);
  expect(shown().revision).toBe(2);
  await close();
});
