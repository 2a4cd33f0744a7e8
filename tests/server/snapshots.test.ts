import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Database, openDatabase } from '#db/client.ts';
import { type Flaw, Snapshots } from '#db/snapshots.ts';
import type { Draft } from '#domain/entry.ts';
import { DAY, HOUR, isoOf } from '#domain/instant.ts';
import { Refusal } from '#domain/refusal.ts';
import { packState } from '#domain/snapshot/snapshot.ts';
import type { WatchState } from '#domain/watch-state.ts';
import { viewOf } from '#domain/watch-view.ts';
import { toWire } from '#domain/wire.ts';
import { Broadcast } from '#server/broadcast.ts';
import { Library } from '#server/history/library.ts';
import { packMissing } from '#server/history/snapshot.ts';
import { Ledger } from '#server/ledger.ts';
import { stateOf as readState } from '#server/restored.ts';
import { Views } from '#server/views.ts';
import { attack, draft, hour, idOf, shared, smallWatch } from '#tests/support/entries.ts';
import { longLogs } from '#tests/support/eventful-log.ts';
import { temporaryFolder } from '#tests/support/folder.ts';
import { toldOf } from '#tests/support/seen.ts';

const log = { watch: 'small', run: 1 };
/** After all that the logs speak of. */
const now = hour(24 * 400);
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let database: Database;
let flaws: Flaw[];

beforeEach(async () => {
  folder = await temporaryFolder();
  database = await openDatabase(path.join(folder.path, 'watch.db'));
  flaws = [];
});

afterEach(async () => {
  await database.close();
  await folder.remove();
});

function snapshotsBy(build: string): Snapshots {
  const { connection, file } = database;
  return new Snapshots({ connection, file, build }, (_, flaw) => void flaws.push(flaw));
}

const openWith = (snapshots: Snapshots | null) =>
  Ledger.open(database.connection, () => now, snapshots);

/** Writes a log as it would have been written day by day, without what breaks a rule. */
async function write(drafts: readonly Draft[]): Promise<Ledger> {
  const ledger = await openWith(null);
  await ledger.beginRun({ watch: smallWatch, history: [], startedAt: hour(0), pace: null });
  for (const one of drafts) {
    await ledger.append('small', toWire(one)).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
  }
  return ledger;
}

/** A log of so many attacks, one an hour, written at once: one by one they wait for the disk. */
async function writeAttacks(count: number): Promise<void> {
  const ledger = await openWith(null);
  const history = attacks(0, count).map((one, i) => ({ draft: one, recordedAt: hour(i + 1) }));
  await ledger.beginRun({ watch: smallWatch, history, startedAt: hour(0), pace: null });
}

/** Takes the snapshots of these revisions. */
async function take(snapshots: Snapshots, revisions: readonly number[]): Promise<void> {
  const library = new Library(database.connection);
  for (const revision of revisions) {
    const bytes = packState(await library.freshState(log, revision));
    expect(await snapshots.write({ ...log, revision }, bytes, () => true)).toBe(true);
  }
}

const seen = (state: WatchState, asOf = now) => JSON.stringify(toWire(viewOf(state, asOf, null)));

/** The same to the last letter, now and before. */
function expectSame(state: WatchState, other: WatchState): void {
  expect(state.revision).toBe(other.revision);
  for (const asOf of [now, now - 30 * DAY, now - 100 * DAY, now + 5 * HOUR]) {
    expect(seen(state, asOf)).toBe(seen(other, asOf));
  }
}

/** A log in which much has happened. */
function eventful(seed: number): Draft[] {
  const [drafts = []] = fc.sample(longLogs('attack-frequency'), { seed, numRuns: 1 });
  return drafts;
}

const stateOf = (ledger: Ledger) => ledger.watch('small').state;
const attacks = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => attack(from + i, { at: from + i }));

describe('a start from a snapshot', () => {
  it.each([1, 2, 3])('and the rest of the log says what the log says (log %i)', async (seed) => {
    const { revision } = stateOf(await write(eventful(seed)));
    const folded = stateOf(await openWith(null));
    for (const cut of [1, Math.floor(revision / 2), revision - 1, revision]) {
      const snapshots = snapshotsBy(`cut at ${cut}`);
      await take(snapshots, [cut]);
      expectSame(stateOf(await openWith(snapshots)), folded);
      expect(await snapshots.read(log, cut)).not.toBeNull();
    }
    expect(flaws).toEqual([]);
  });

  it('takes the newest one that is whole', async () => {
    const folded = stateOf(await write(attacks(0, 30)));
    const snapshots = snapshotsBy('a');
    await take(snapshots, [10, 20, 30]);
    const [newest, older] = [30, 20].map((n) =>
      path.join(snapshots.folder, `small.1.${n}.snapshot`),
    );
    await writeFile(newest ?? '', (await readFile(newest ?? '')).subarray(0, 1_000));
    await writeFile(older ?? '', 'x');
    expectSame(stateOf(await openWith(snapshots)), folded);
    expect(flaws).toEqual(['damaged', 'damaged']);
    expect(await readdir(snapshots.folder)).toEqual(['small.1.10.snapshot']);
  });

  it('of a log that is folded for long leaves the texts of its signals to the log', async () => {
    const folded = stateOf(await write(eventful(4)));
    const snapshots = snapshotsBy('a');
    const read = (many: number) =>
      readState(database.connection, { watch: smallWatch, run: 1 }, { snapshots, many });
    const [light, whole] = [await read(folded.revision), await read(folded.revision + 1)];
    expect([light.signals.known(0), whole.signals.known(0)?.current.id]).toEqual([
      undefined,
      folded.signals.at(0)?.current.id,
    ]);
    expectSame(light, folded);
    const told = ({ signals }: WatchState) =>
      Array.from(signals.values(), ({ current }) => toldOf(current));
    expect(told(light)).toEqual(told(whole));
    expect(snapshots.kept(log)).toEqual([]);
  });

  it('does without one that is whole and makes no sense', async () => {
    const folded = stateOf(await write(attacks(0, 30)));
    const snapshots = snapshotsBy('a');
    await take(snapshots, [10]);
    const whole = (await snapshots.read(log, 10)) ?? new Uint8Array();
    for (const bytes of [whole.slice(0, whole.length / 2), new Uint8Array(), whole.fill(7)]) {
      await snapshots.write({ ...log, revision: 20 }, bytes, () => true);
      expectSame(stateOf(await openWith(snapshots)), folded);
      expect(flaws.splice(0)).toEqual(['damaged']);
      expect(snapshots.kept(log).map(({ revision }) => revision)).toEqual([10]);
    }
  });

  it('does without one that the log of a backup does not know', async () => {
    await write(attacks(0, 20));
    await database.close();
    const { file } = database;
    await copyFile(file, `${file}.backup`);
    database = await openDatabase(file);
    const gone = await openWith(null);
    for (const one of attacks(20, 30)) await gone.append('small', toWire(one));
    const snapshots = snapshotsBy('a');
    await take(snapshots, [10, 25, 30]);
    await database.close();
    await copyFile(`${file}.backup`, file);
    database = await openDatabase(file);
    const back = await openWith(null);
    // The log goes on otherwise.
    for (const one of attacks(50, 58)) await back.append('small', toWire(one));
    const again = snapshotsBy('a');
    expectSame(stateOf(await openWith(again)), stateOf(back));
    expect(flaws).toEqual(['log', 'log']);
    expect(again.kept(log).map(({ revision }) => revision)).toEqual([10]);
  });

  it('knows a retry of an old entry, and refuses another body under its id', async () => {
    await write(attacks(0, 30));
    const snapshots = snapshotsBy('a');
    await take(snapshots, [30]);
    const ledger = await openWith(snapshots);
    const first = attack(3, { at: 3 });
    expect(await ledger.append('small', toWire(first))).toMatchObject({
      repeated: true,
      entry: { revision: 4 },
    });
    const other = attack(3, { at: 3, headline: 'Something else' });
    await expect(ledger.append('small', toWire(other))).rejects.toMatchObject({ code: 'conflict' });
    expect(stateOf(ledger).revision).toBe(30);
  });

  it('is followed by corrections and retractions of what came before it', async () => {
    await write(attacks(0, 30));
    const snapshots = snapshotsBy('a');
    await take(snapshots, [30]);
    const ledger = await openWith(snapshots);
    const why = { author: 'Awa', reason: 'Better known now' };
    const signal = {
      indicator: 'attack-frequency' as const,
      ...shared({ at: 900, where: { type: 'place', place: 'cor' } }),
      details: { type: 'battle' as const },
    };
    const changes = [
      draft({ ...why, id: idOf(100), kind: 'signal-corrected', target: idOf(4), signal }),
      draft({ ...why, id: idOf(101), kind: 'entry-retracted', target: idOf(5) }),
      draft({ id: idOf(102), author: 'Awa', kind: 'events-merged', from: idOf(6), into: idOf(7) }),
      draft({ ...why, id: idOf(103), kind: 'entry-retracted', target: idOf(102) }),
    ];
    for (const change of changes) {
      await ledger.append('small', toWire(change));
      expectSame(stateOf(ledger), stateOf(await openWith(null)));
    }
    await expect(ledger.append('small', toWire(changes[1] ?? {}))).resolves.toMatchObject({
      repeated: true,
    });
  });

  it('of a new run uses none of the run before it', async () => {
    const snapshots = snapshotsBy('a');
    await write(attacks(0, 30));
    await take(snapshots, [10, 30]);
    const ledger = await openWith(snapshots);
    await ledger.beginRun({ watch: smallWatch, history: [], startedAt: hour(1), pace: null });
    expect(await readdir(snapshots.folder)).toEqual([]);
    await ledger.append('small', toWire(attack(1, { at: 1 })));
    expectSame(stateOf(await openWith(snapshots)), stateOf(ledger));
  });
});

/** Puts an entry where it is not found any more, or back. */
const move = (from: number, to: number) =>
  database.connection.write([
    { sql: 'update entry set revision = ? where revision = ?', args: [to, from] },
  ]);

describe('a snapshot that the log is far ahead of', () => {
  it('is left alone: the whole log is quicker', async () => {
    const ledger = await write(attacks(0, 30));
    await take(snapshotsBy('a'), [20]);
    await openWith(snapshotsBy('a'));
    // Whoever looks into one of another build says so.
    await ledger.append('small', toWire(attack(30, { at: 30 })));
    expectSame(stateOf(await openWith(snapshotsBy('b'))), stateOf(ledger));
    expect(flaws).toEqual([]);
    await take(snapshotsBy('a'), [21]);
    expectSame(stateOf(await openWith(snapshotsBy('b'))), stateOf(ledger));
    expect(flaws).toEqual(['build']);
  });
});

describe('a state that needs a part of the log that cannot be read', () => {
  it('has no view to be sent, which is told, and has one again once it can be', async () => {
    await write(attacks(0, 30));
    const snapshots = snapshotsBy('a');
    await take(snapshots, [30]);
    const ledger = await openWith(snapshots);
    const [sent, failed]: [string[], unknown[]] = [[], []];
    const broadcast = new Broadcast(new Views(ledger), {
      isWatched: () => true,
      send: (_, view) => void sent.push(view),
      fail: (_, error) => void failed.push(error),
    });
    onTestFinished(() => broadcast.stop());
    await move(30, -30);
    broadcast.changed('small');
    await expect.poll(() => failed).toMatchObject([{ code: 'storage' }]);
    await move(-30, 30);
    broadcast.changed('small');
    await expect.poll(() => sent).toHaveLength(1);
    expect(failed).toHaveLength(1);
    const whole = new Views(await openWith(null));
    expect(sent).toEqual([whole.text('small')]);
  });

  it('is no fault of its snapshot, which is kept', async () => {
    const incident = { title: 'Raid', startAt: isoOf(hour(1)), precision: 'minute' as const };
    const opened = { kind: 'incident-opened' as const, incident: { ...incident, clocks: [] } };
    await write([draft({ id: idOf(900), author: 'Awa', ...opened }), ...attacks(0, 29)]);
    const snapshots = snapshotsBy('a');
    await take(snapshots, [30]);
    await move(1, -1);
    await openWith(snapshots);
    await move(-1, 1);
    expect(flaws).toEqual([]);
    expectSame(stateOf(await openWith(snapshots)), stateOf(await openWith(null)));
    expect(await snapshots.read(log, 30)).not.toBeNull();
  });

  it('is not shown half changed, and is whole again once it can be', async () => {
    await write([...attacks(0, 29), attack(29, { at: 29, event: idOf(3) })]);
    const snapshots = snapshotsBy('a');
    await take(snapshots, [30]);
    const ledger = await openWith(snapshots);
    await move(4, -4);
    const next = toWire(attack(40, { at: 40, event: idOf(3) }));
    await expect(ledger.append('small', next)).rejects.toMatchObject({ code: 'storage' });
    expect(() => ledger.watch('small')).toThrow('could not be read to its end');
    await move(-4, 4);
    const appended = await ledger.append('small', next);
    expect(appended).toMatchObject({ repeated: true, entry: { revision: 31 } });
    expectSame(stateOf(ledger), stateOf(await openWith(null)));
  });
});

describe('a snapshot that is taken in the background', () => {
  it('is not packed while somebody waits, and never of another revision', async () => {
    await writeAttacks(2_100);
    const snapshots = snapshotsBy('a');
    const library = new Library(database.connection, { snapshots });
    const means = { library, snapshots, lasts: () => true };
    const wanted = { ...log, revision: 2_100 };
    // Somebody waits for a moment, while the log is read.
    const answers = [false];
    const soon = { ...means, goesOn: () => answers.shift() ?? true };
    expect(await packMissing(soon, wanted)).toBeNull();
    await library.stateAt(log, 2_100);
    expect(await packMissing({ ...means, goesOn: () => false }, wanted)).toBeNull();
    expect(await packMissing({ ...means, goesOn: () => true }, wanted)).not.toBeNull();
  });

  it('is put off wherever somebody waits, and is what it would have been', async () => {
    await writeAttacks(2_100);
    const snapshots = snapshotsBy('a');
    const library = new Library(database.connection, { snapshots });
    const means = { library, snapshots, lasts: () => true };
    let patience = 0;
    let finish = null;
    for (let most = 0; finish === null; most += 3) {
      patience = most;
      const goesOn = () => {
        patience -= 1;
        return patience >= 0;
      };
      finish = await packMissing({ ...means, goesOn }, { ...log, revision: 2_100 });
      // Somebody is answered in between.
      if (finish === null) await library.stateAt(log, 2_100 - most);
      expect(most).toBeLessThan(200);
    }
    expect(JSON.parse(await finish())).toEqual({ taken: 2_100 });
    const packed = packState(await library.freshState(log, 2_100));
    const folded = packState(await new Library(database.connection).freshState(log, 2_100));
    expect(Buffer.compare(packed, folded)).toBe(0);
    expect(Buffer.compare((await snapshots.read(log, 2_100)) ?? packed.fill(0), folded)).toBe(0);
    for (const taken of [1_050, 1_575, 525, null]) {
      const next = await packMissing({ ...means, goesOn: () => true }, { ...log, revision: 2_100 });
      expect(JSON.parse((await next?.()) ?? '')).toEqual({ taken });
    }
  });
});

describe('states of the past from patches', () => {
  it.each([6, 7])('say what those from the log say (log %i)', async (seed) => {
    const { revision } = stateOf(await write(eventful(seed)));
    const snapshots = snapshotsBy('a');
    const slow = new Library(database.connection, { near: 0 });
    const middle = Math.floor(revision / 2);
    const points = [1, middle - 20, middle - 3, middle + 1, middle + 40, revision - 1, revision];
    await take(snapshots, [middle]);
    for (const at of points) {
      const bytes = packState(await slow.freshState(log, at));
      const of = { ...log, revision: at, on: middle };
      expect(await snapshots.write(of, bytes, () => true)).toBe(true);
      expect(Buffer.compare((await snapshots.read(log, at)) ?? new Uint8Array(), bytes)).toBe(0);
    }
    expect(snapshots.revisions(log).length).toBeGreaterThan(5);
    const library = new Library(database.connection, { snapshots, near: 0 });
    for (const at of [...points, 0, middle, middle + 38, middle - 25, revision - 3]) {
      expectSame(await library.stateAt(log, at), await slow.freshState(log, at));
      expectSame(await library.freshState(log, at), await slow.freshState(log, at));
    }
    expect(flaws).toEqual([]);
  });

  /** Takes all that is missing by a build, and says of which revisions. */
  async function fill(snapshots: Snapshots): Promise<unknown[]> {
    const library = new Library(database.connection, { snapshots });
    const means = { library, snapshots, goesOn: () => true, lasts: () => true };
    const taken: unknown[] = [];
    while (taken.at(-1) !== null) {
      const write = await packMissing(means, { ...log, revision: 4_000 });
      taken.push(JSON.parse((await write?.()) ?? '').taken);
    }
    return taken;
  }

  it('are made anew after an upgrade, and those of the build before it go', async () => {
    await writeAttacks(4_000);
    await fill(snapshotsBy('a'));
    const snapshots = snapshotsBy('b');
    expect(await fill(snapshots)).toEqual([2_000, 4_000, 3_000, 1_000, null]);
    expect(flaws).toEqual(['build', 'build', 'build', 'build']);
    expect(await readdir(snapshots.folder)).toHaveLength(4);
  });

  it('are what is missing once the whole ones are there', async () => {
    await writeAttacks(4_000);
    const snapshots = snapshotsBy('a');
    expect(await fill(snapshots)).toEqual([2_000, 4_000, 3_000, 1_000, null]);
    expect(snapshots.kept(log).map((one) => one.revision)).toEqual([2_000, 4_000]);
    const folded = packState(await new Library(database.connection).freshState(log, 3_000));
    expect(Buffer.compare((await snapshots.read(log, 3_000)) ?? folded.fill(0), folded)).toBe(0);
    expect(flaws).toEqual([]);
  });
});

describe('states of the past from snapshots', () => {
  it.each([4, 5])('say what those from the log say (log %i)', async (seed) => {
    const { revision } = stateOf(await write(eventful(seed)));
    const snapshots = snapshotsBy('a');
    await take(
      snapshots,
      [40, 90, 140, 190].filter((cut) => cut <= revision),
    );
    const library = new Library(database.connection, { snapshots, near: 3 });
    const slow = new Library(database.connection, { near: 0 });
    for (const at of [95, 38, revision, 139, 141, 1, 0, 60, 189, revision - 1, 12]) {
      const asked = Math.min(at, revision);
      expectSame(await library.stateAt(log, asked), await slow.freshState(log, asked));
      expectSame(await library.freshState(log, asked), await slow.freshState(log, asked));
    }
    expect(flaws).toEqual([]);
  });

  it('go on from the log when the snapshots are taken away', async () => {
    const folded = stateOf(await write(attacks(0, 30)));
    const snapshots = snapshotsBy('a');
    await take(snapshots, [30]);
    const library = new Library(database.connection, { snapshots, near: 0 });
    snapshots.tidy({ ...log, run: 2 });
    expect(snapshots.kept(log)).toEqual([]);
    expectSame(await library.stateAt(log, 30), folded);
  });
});
