// Many light screens in one process: bare `ws` clients that parse every view they get. Those of
// the real server speak its framing; those of the limit get the very same text.
import { once } from 'node:events';
import { WebSocket } from 'ws';
import * as z from 'zod';
import { answerWith } from '#tests/bench/processes/answer.ts';

const questionSchema = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('connect'),
    group: z.string(),
    url: z.string(),
    screens: z.number(),
    /** The watch to join, or null for the limit. */
    watch: z.string().nullable(),
    /** False for screens whose reading is somebody else's work: they only take what comes. */
    reads: z.boolean(),
  }),
  z.strictObject({ do: z.literal('reached'), group: z.string(), revision: z.number() }),
  z.strictObject({ do: z.literal('stand'), group: z.string() }),
  z.strictObject({ do: z.literal('text'), group: z.string() }),
  z.strictObject({ do: z.literal('leave'), group: z.string() }),
]);

const viewSchema = z.looseObject({ revision: z.number() });

interface Group {
  sockets: WebSocket[];
  /** Revision that each screen shows. */
  shown: number[];
  /** When the last screen got a revision, by revision. */
  reached: Map<number, { screens: number; at: bigint }>;
  waiting: { revision: number; answer: (at: bigint) => void } | null;
  /** The text that carried the newest view. */
  text: string;
  messages: number;
  reads: boolean;
}

const groups = new Map<string, Group>();

function groupOf(name: string): Group {
  const group = groups.get(name);
  if (group === undefined) throw new Error(`No screens are called ${name}`);
  return group;
}

/** Takes in `42["watch:changed",{…}]`. */
function take(group: Group, screen: number, text: string): void {
  group.text = text;
  if (!group.reads) return;
  const [, view] = JSON.parse(text.slice(2));
  const at = process.hrtime.bigint();
  const revision: number = view.revision;
  group.messages += 1;
  group.shown[screen] = Math.max(group.shown[screen] ?? 0, revision);
  const entry = group.reached.get(revision) ?? { screens: 0, at };
  entry.screens += 1;
  entry.at = at;
  group.reached.set(revision, entry);
  const { waiting } = group;
  if (waiting?.revision === revision && entry.screens === group.sockets.length) {
    group.waiting = null;
    waiting.answer(at);
  }
}

const opening = (socket: WebSocket, watch: string, joined: (view: unknown) => void) =>
  function greet(text: string): boolean {
    if (text.startsWith('42')) return false;
    if (text.startsWith('0')) socket.send('40');
    else if (text.startsWith('40')) socket.send(`420["watch:join",${JSON.stringify({ watch })}]`);
    else if (text.startsWith('430')) joined(JSON.parse(text.slice(3))[0]?.view);
    else if (text === '2') socket.send('3');
    return true;
  };

async function connect(group: Group, screen: number, url: string, watch: string | null) {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  group.sockets[screen] = socket;
  const joined = new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('A screen was cut off before it had joined.')));
    const greet =
      watch === null
        ? () => false
        : opening(socket, watch, (view) => {
            group.shown[screen] = viewSchema.parse(view).revision;
            resolve();
          });
    if (watch === null) socket.once('open', () => resolve());
    socket.on('message', (data) => {
      const text = data.toString();
      if (!greet(text) && text.startsWith('42["watch:changed"')) take(group, screen, text);
    });
  });
  await joined;
}

answerWith(async (asked) => {
  const question = questionSchema.parse(asked);
  switch (question.do) {
    case 'connect': {
      const group: Group = {
        sockets: [],
        shown: [],
        reached: new Map(),
        waiting: null,
        text: '',
        messages: 0,
        reads: question.reads,
      };
      groups.set(question.group, group);
      // Few at a time: a thousand at once would wait for each other's handshake.
      for (let i = 0; i < question.screens; i += 50) {
        const some = Array.from({ length: Math.min(50, question.screens - i) }, (_, k) =>
          connect(group, i + k, question.url, question.watch),
        );
        await Promise.all(some);
      }
      return null;
    }
    case 'reached': {
      const group = groupOf(question.group);
      const known = group.reached.get(question.revision);
      const at =
        known?.screens === group.sockets.length
          ? known.at
          : await new Promise<bigint>((answer) => {
              group.waiting = { revision: question.revision, answer };
            });
      group.reached.clear();
      return { at, text: group.text };
    }
    case 'stand': {
      const { shown, messages } = groupOf(question.group);
      return { lowest: Math.min(...shown), highest: Math.max(...shown), messages };
    }
    case 'text':
      return groupOf(question.group).text;
    case 'leave': {
      const { sockets } = groupOf(question.group);
      groups.delete(question.group);
      await Promise.all(
        sockets.map((socket) => {
          const closed = once(socket, 'close');
          socket.terminate();
          return closed;
        }),
      );
      return null;
    }
  }
});
