import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { DraftStore } from '#components/desk/draft-store.ts';
import { KeptText, type TextStore } from '#components/desk/kept-text.ts';
import { Outbox } from '#components/desk/outbox.ts';
import type { NewItem } from '#components/desk/outbox-item.ts';
import { sendEntry } from '#components/desk/send-entry.ts';

/** The browser's storage as the standard describes it; `full` refuses to keep any more. */
function storeOf(texts = new Map<string, string>(), full = false): TextStore {
  return {
    get length() {
      return texts.size;
    },
    key: (i) => [...texts.keys()][i] ?? null,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => {
      if (full) throw new DOMException('full', 'QuotaExceededError');
      texts.set(key, text);
    },
    removeItem: (key) => {
      texts.delete(key);
    },
  };
}

/** Takes so many new texts, and those it has already. */
function roomFor(texts: Map<string, string>, room: { left: number }) {
  return (key: string, text: string) => {
    if (!texts.has(key) && room.left === 0) throw new DOMException('full', 'QuotaExceededError');
    if (!texts.has(key)) room.left -= 1;
    texts.set(key, text);
  };
}

/** A lock shared by the tabs of one browser. */
function sharedLock(): (work: () => Promise<void>) => Promise<void> {
  let last = Promise.resolve();
  return (work) => {
    last = last.then(work);
    return last;
  };
}

type Behaviour = 'keep' | 'lose-answer' | 'hang-up' | 'busy' | 'full' | 'refuse' | 'portal';

/** A log that keeps an entry once by its id, over a line that misbehaves as told. */
class BadLine {
  readonly log: string[] = [];
  readonly posts: string[] = [];
  plan: Behaviour[] = [];
  /** Ids that the log stumbles over, whenever they come. */
  readonly poison = new Set<string>();
  #server: Server | null = null;
  origin = '';

  async start(): Promise<void> {
    this.#server = createServer((ask, answer) => void this.#answer(ask, answer));
    await new Promise<void>((resolve) => this.#server?.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    this.origin = `http://127.0.0.1:${address.port}`;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  async #answer(ask: IncomingMessage, answer: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of ask) text += String(chunk);
    const { id } = JSON.parse(text);
    this.posts.push(id);
    const behaviour = this.plan.shift() ?? 'keep';
    if (this.poison.has(id)) {
      const error = { code: 'internal', message: 'Something went wrong.', problems: [] };
      return void answer.writeHead(500).end(JSON.stringify({ error }));
    }
    if (behaviour === 'portal') return void answer.writeHead(200).end('<h1>Sign in</h1>');
    if (behaviour === 'hang-up') return void ask.socket.destroy();
    if (behaviour === 'busy') return void answer.writeHead(503).end('{}');
    if (behaviour === 'full') {
      const error = { code: 'storage', message: 'The disk is full.', problems: [] };
      return void answer.writeHead(503).end(JSON.stringify({ error }));
    }
    if (behaviour === 'refuse') {
      const problems = [{ field: 'signal.headline', rule: 'text.short', message: 'Too short.' }];
      const error = { code: 'invalid', message: 'No.', problems };
      return void answer.writeHead(422).end(JSON.stringify({ error }));
    }
    const known = this.log.indexOf(id);
    if (known === -1) this.log.push(id);
    if (behaviour === 'lose-answer') return void ask.socket.destroy();
    const revision = this.log.indexOf(id) + 1;
    answer.writeHead(known === -1 ? 201 : 200).end(JSON.stringify({ id, revision }));
  }
}

const line = new BadLine();

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: false });
  line.log.length = 0;
  line.posts.length = 0;
  line.plan = [];
  line.poison.clear();
  await line.start();
});
afterEach(async () => {
  vi.useRealTimers();
  await line.stop();
});

function tab(store: TextStore, alone = sharedLock()): Outbox {
  return new Outbox({
    kept: new KeptText(store),
    send: (item) => sendEntry(item, line.origin),
    alone,
  });
}

function entry(id: string): NewItem {
  const origin = { form: 'attack-frequency', text: { headline: `Entry ${id}` } };
  const body = { id, author: 'A. Diarra' };
  return {
    id,
    watch: 'mali',
    run: 1,
    madeAt: 1_000_000,
    path: 'signals',
    body,
    headline: id,
    origin,
  };
}

const states = (outbox: Outbox) => outbox.items().map(({ id, state }) => `${id} ${state}`);

/** Lets so many attempts happen, however long they wait for their time. */
async function rounds(outbox: Outbox, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await outbox.flush();
    await vi.advanceTimersByTimeAsync(30_000);
    await outbox.flush();
  }
}

/** Lets the attempts happen that wait for their time, until nothing waits any more. */
async function settle(outbox: Outbox): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await outbox.flush();
    if (outbox.items().every(({ state }) => state !== 'waiting')) return;
    await vi.advanceTimersByTimeAsync(30_000);
  }
}

describe('the outbox', () => {
  test('keeps what was logged, with its revision', async () => {
    const outbox = tab(storeOf());
    outbox.add(entry('a'));
    expect(states(outbox)).toEqual(['a waiting']);
    await settle(outbox);
    expect(outbox.items()[0]).toMatchObject({ state: 'kept', revision: 1 });
  });

  test('sends the same entry again until it is answered, and it is there once', async () => {
    const outbox = tab(storeOf());
    line.plan = ['hang-up', 'lose-answer', 'busy', 'lose-answer'];
    outbox.add(entry('a'));
    await settle(outbox);
    expect(line.posts).toEqual(['a', 'a', 'a', 'a', 'a']);
    expect(line.log).toEqual(['a']);
    expect(states(outbox)).toEqual(['a kept']);
  });

  test('tells why the server does not take an entry, and sends it until it does', async () => {
    const outbox = tab(storeOf());
    line.plan = ['full', 'full', 'busy', 'full'];
    outbox.add(entry('a'));
    const held: (string | null)[] = [];
    for (let i = 0; i < 4; i++) {
      await outbox.flush();
      held.push(outbox.items()[0]?.heldBy ?? null);
      expect(states(outbox)).toEqual(['a waiting']);
      await vi.advanceTimersByTimeAsync(30_000);
    }
    expect(held).toEqual(['storage', 'storage', null, 'storage']);
    await settle(outbox);
    expect(outbox.items()[0]).toMatchObject({ state: 'kept', heldBy: null });
  });

  test('keeps the order: nothing overtakes what waits', async () => {
    const outbox = tab(storeOf());
    line.plan = ['hang-up', 'hang-up', 'keep', 'lose-answer'];
    for (const id of ['a', 'b', 'c']) outbox.add(entry(id));
    await settle(outbox);
    expect(line.log).toEqual(['a', 'b', 'c']);
  });

  test('shows a refusal with its reasons and goes on with the next', async () => {
    const outbox = tab(storeOf());
    line.plan = ['refuse'];
    outbox.add(entry('a'));
    outbox.add(entry('b'));
    await settle(outbox);
    expect(states(outbox)).toEqual(['a refused', 'b kept']);
    expect(outbox.items()[0]).toMatchObject({
      refusal: { code: 'invalid', problems: [{ field: 'signal.headline', rule: 'text.short' }] },
      origin: { text: { headline: 'Entry a' } },
    });
  });

  test('is found again after a reload, and flushed', async () => {
    const store = storeOf();
    const before = tab(store);
    line.plan = ['hang-up'];
    before.add(entry('a'));
    await before.flush();
    const after = tab(store);
    expect(states(after)).toEqual(['a waiting']);
    await after.flush();
    expect(line.log).toEqual(['a']);
  });

  test('is sent by one tab of two, and both see it kept', async () => {
    const store = storeOf();
    const alone = sharedLock();
    const [one, two] = [tab(store, alone), tab(store, alone)];
    one.add(entry('a'));
    two.add(entry('b'));
    await Promise.all([settle(one), settle(two)]);
    for (const outbox of [one, two]) outbox.changed();
    expect(line.posts).toEqual(['a', 'b']);
    expect(states(one)).toEqual(['a kept', 'b kept']);
    expect(states(two)).toEqual(states(one));
  });

  test('waits longer after each failure, and not at all when the line is back', async () => {
    const outbox = tab(storeOf());
    line.plan = ['hang-up', 'hang-up', 'hang-up'];
    outbox.add(entry('a'));
    await outbox.flush();
    await vi.advanceTimersByTimeAsync(999);
    expect(line.posts).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    await outbox.flush();
    expect(line.posts.length).toBeGreaterThan(1);
    line.plan = [];
    outbox.lineIsBack();
    await outbox.flush();
    expect(line.log).toEqual(['a']);
  });

  test('puts an entry aside that the log always stumbles over, and sends those behind it', async () => {
    const outbox = tab(storeOf());
    line.poison.add('b');
    for (const id of ['a', 'b', 'c', 'd']) outbox.add(entry(id));
    await settle(outbox);
    expect(states(outbox)).toEqual(['a kept', 'b aside', 'c kept', 'd kept']);
    expect(line.log).toEqual(['a', 'c', 'd']);
    expect(outbox.items()[1]).toMatchObject({
      said: { status: 500, message: 'Something went wrong.' },
      origin: { text: { headline: 'Entry b' } },
    });
    line.poison.clear();
    outbox.tryAgain('b');
    await settle(outbox);
    expect(line.log).toEqual(['a', 'c', 'd', 'b']);
    expect(states(outbox)).toEqual(['a kept', 'b kept', 'c kept', 'd kept']);
  });

  test('puts several aside, each for itself', async () => {
    const outbox = tab(storeOf());
    for (const id of ['a', 'b', 'd']) line.poison.add(id);
    for (const id of ['a', 'b', 'c', 'd', 'e']) outbox.add(entry(id));
    await settle(outbox);
    // The last one holds up nobody, until another comes.
    expect(states(outbox)).toEqual(['a aside', 'b aside', 'c kept', 'd waiting', 'e kept']);
    outbox.add(entry('f'));
    await settle(outbox);
    expect(states(outbox).slice(3)).toEqual(['d aside', 'e kept', 'f kept']);
  });

  test('puts nothing aside where nothing goes through', async () => {
    const outbox = tab(storeOf());
    line.plan = Array.from({ length: 40 }, () => 'portal');
    for (const id of ['a', 'b', 'c']) outbox.add(entry(id));
    await rounds(outbox, 6);
    expect(states(outbox)).toEqual(['a waiting', 'b waiting', 'c waiting']);
    line.plan = [];
    await settle(outbox);
    expect(states(outbox)).toEqual(['a kept', 'b kept', 'c kept']);
  });

  test('puts nothing aside for the silence of the line or a busy server', async () => {
    const outbox = tab(storeOf());
    line.plan = ['hang-up', 'busy', 'hang-up', 'busy', 'busy', 'hang-up', 'busy', 'busy'];
    for (const id of ['a', 'b', 'c']) outbox.add(entry(id));
    await settle(outbox);
    expect(line.posts.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 'a'));
    expect(line.log).toEqual(['a', 'b', 'c']);
  });

  test('keeps what is about an entry behind it, also when that was put aside', async () => {
    const outbox = tab(storeOf());
    line.poison.add('look-1');
    outbox.add(entry('look-1'));
    outbox.add({ ...entry('undo-1'), body: { id: 'undo-1', target: 'look-1' } });
    outbox.add(entry('c'));
    await rounds(outbox, 6);
    expect(states(outbox)).toEqual(['look-1 aside', 'undo-1 waiting', 'c kept']);
    line.poison.clear();
    outbox.tryAgain('look-1');
    await settle(outbox);
    expect(line.log).toEqual(['c', 'look-1', 'undo-1']);
  });

  test('sends in the order of logging, whatever the ids say', async () => {
    const outbox = tab(storeOf());
    line.plan = ['hang-up'];
    for (const id of ['c', 'a', 'b']) outbox.add(entry(id));
    await settle(outbox);
    expect(line.log).toEqual(['c', 'a', 'b']);
  });

  test('leaves an entry discarded that was discarded while it was on its way', async () => {
    const outbox = tab(storeOf());
    line.poison.add('a');
    outbox.add(entry('a'));
    await rounds(outbox, 4);
    const under = outbox.flush();
    outbox.dismiss('a');
    await under;
    expect(outbox.items()).toEqual([]);
  });

  test('keeps the list although the clock of the browser is hours off', async () => {
    const outbox = tab(storeOf(), sharedLock());
    outbox.add({ ...entry('a'), madeAt: 1_000_000 });
    await settle(outbox);
    outbox.add({ ...entry('b'), madeAt: 1_060_000 });
    await settle(outbox);
    expect(states(outbox)).toEqual(['a kept', 'b kept']);
  });

  test('survives junk in the store, and a store that is full', async () => {
    const junk = tab(
      storeOf(
        new Map([
          ['watchfloor:outbox:x', '{"id":3'],
          ['other', '1'],
        ]),
      ),
    );
    expect(junk.items()).toEqual([]);
    const full = tab(storeOf(new Map(), true));
    full.add(entry('a'));
    await settle(full);
    expect(states(full)).toEqual(['a kept']);
  });
});

describe('what is kept on this device', () => {
  test('says what a closed tab would lose, and no longer once there is room', () => {
    const texts = new Map<string, string>();
    const room = { left: 1 };
    const store = storeOf(texts);
    store.setItem = roomFor(texts, room);
    const kept = new KeptText(store);
    let told = 0;
    kept.subscribe(() => {
      told += 1;
    });
    kept.write('draft:a', 1);
    expect(kept.keeping()).toBe('lasting');
    kept.write('draft:b', 2);
    expect([kept.keeping(), kept.atRisk('draft:')]).toEqual(['full', ['draft:b']]);
    expect(kept.keys('draft:')).toEqual(['draft:a', 'draft:b']);
    room.left = 1;
    kept.write('draft:c', 3);
    expect(kept.atRisk('draft:')).toEqual(['draft:c']);
    room.left = 1;
    kept.remove('draft:a');
    expect([kept.keeping(), told]).toEqual(['lasting', 2]);
    expect([...texts.keys()]).toEqual(['watchfloor:draft:b', 'watchfloor:draft:c']);
  });

  test('is held in memory where the browser forbids everything', () => {
    const forbid = () => {
      throw new DOMException('no', 'SecurityError');
    };
    const denied = { ...storeOf(), getItem: forbid, setItem: forbid, removeItem: forbid };
    for (const store of [null, denied, { ...denied, key: forbid }]) {
      const kept = new KeptText(store);
      kept.write('draft:a', { b: 1 });
      expect(kept.keeping()).not.toBe('lasting');
      expect(kept.read('draft:a', z.unknown())).toEqual({ b: 1 });
      expect(kept.keys('draft:')).toEqual(['draft:a']);
      kept.remove('draft:a');
      expect(kept.keys('')).toEqual([]);
    }
  });

  test('makes room for an entry with those that the log has', async () => {
    const texts = new Map<string, string>();
    const room = { left: 3 };
    const store = storeOf(texts);
    store.setItem = roomFor(texts, room);
    const outbox = tab(store);
    for (const id of ['a', 'b']) outbox.add(entry(id));
    await settle(outbox);
    line.plan = ['hang-up'];
    room.left = 0;
    const removed = store.removeItem;
    store.removeItem = (key) => {
      removed(key);
      room.left += 1;
    };
    outbox.add(entry('c'));
    await outbox.flush();
    expect(outbox.isAtRisk()).toBe(false);
    expect(states(outbox)).toEqual(['b kept', 'c waiting']);
  });
});

describe('drafts', () => {
  const draft = (id: string, changedAt = 1) => ({ id, changedAt, text: { headline: id } });
  const store = (texts: Map<string, string>, name: string) =>
    new DraftStore(new KeptText(storeOf(texts)), 'mali', name);

  test('of two tabs never meet', () => {
    const texts = new Map<string, string>();
    const living = new Set(['one', 'two']);
    store(texts, 'one').save('attack-frequency', draft('a'));
    store(texts, 'two').save('attack-frequency', draft('b'));
    expect(store(texts, 'one').open('attack-frequency', living)?.id).toBe('a');
    expect(store(texts, 'two').open('attack-frequency', living)?.id).toBe('b');
  });

  test('of a closed tab pass to the next, newest first, and to one only', () => {
    const texts = new Map<string, string>();
    store(texts, 'gone').save('attack-frequency', draft('old', 1));
    store(texts, 'gone-too').save('attack-frequency', draft('new', 2));
    expect(store(texts, 'three').open('attack-frequency', new Set())?.id).toBe('new');
    expect(store(texts, 'four').open('attack-frequency', new Set(['three']))?.id).toBe('old');
    expect(store(texts, 'five').open('attack-frequency', new Set(['three', 'four']))).toBeNull();
  });

  test('of this tab are told newest first, without those of others', () => {
    const texts = new Map<string, string>();
    const one = store(texts, 'one');
    one.save('response-speed', draft('old', 1));
    one.save('attack-frequency', draft('new', 2));
    one.setAside('civilian-impact', draft('aside', 3));
    store(texts, 'two').save('public-messaging', draft('theirs', 4));
    expect(one.mine().map(({ form, id }) => [form, id])).toEqual([
      ['attack-frequency', 'new'],
      ['response-speed', 'old'],
    ]);
  });

  test('set aside wait until somebody takes them up', () => {
    const texts = new Map<string, string>();
    const one = store(texts, 'one');
    one.setAside('attack-frequency', draft('a'));
    const [stray] = one.strays(new Set(['one']));
    expect(stray).toMatchObject({ form: 'attack-frequency', id: 'a' });
    if (stray) one.forget(stray);
    expect(one.strays(new Set())).toEqual([]);
  });
});
