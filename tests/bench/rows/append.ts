import { fdatasyncSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from '#db/client.ts';
import { demoWatches } from '#db/demo/demo.ts';
import { minuteOf } from '#domain/instant.ts';
import { readAll } from '#domain/readings.ts';
import { Ledger } from '#server/ledger.ts';
import { inFolder } from '#tests/bench/folder.ts';
import { type Row, result } from '#tests/bench/row.ts';
import { signalsLike } from '#tests/bench/signals.ts';

const WARM_UP = 300;
const ROUNDS = 2_000;
const PAGE = Buffer.alloc(4_096, 1);

/** A signal from its text to its readings, against the least that a disk can be asked to keep. */
export const append: Row = {
  name: 'append',
  run: () =>
    inFolder(async (folder) => {
      const database = await openDatabase(path.join(folder, 'watchfloor.db'));
      const ledger = await Ledger.open(database.connection);
      const startedAt = Date.now();
      const demo = demoWatches(startedAt).find(({ watch }) => watch.simulated);
      if (demo === undefined) throw new Error('The demo has no exercise.');
      await ledger.beginRun({ ...demo, startedAt, pace: 1 });
      const { state } = ledger.watch(demo.watch.id);
      const raw = openSync(path.join(folder, 'raw'), 'w');
      const signals = signalsLike(demo.history);
      const times: { ours: number[]; raw: number[] } = { ours: [], raw: [] };
      for (let i = -WARM_UP; i < ROUNDS; i += 1) {
        const text = JSON.stringify(signals.next().value);
        const start = performance.now();
        await ledger.append(demo.watch.id, JSON.parse(text));
        readAll(state, minuteOf(Date.now()));
        const between = performance.now();
        writeSync(raw, PAGE);
        fdatasyncSync(raw);
        const end = performance.now();
        if (i < 0) continue;
        times.ours.push(between - start);
        times.raw.push(end - between);
      }
      await database.close();
      return [
        result(
          {
            path: 'append',
            limit: 'write + fdatasync of 4 kB',
            unit: 'ms',
            targets: [
              { of: 'p50', than: 1.8 },
              { of: 'p99', than: 4 },
            ],
          },
          times.ours,
          times.raw,
        ),
      ];
    }),
};
