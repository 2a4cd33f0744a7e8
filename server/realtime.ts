import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import * as z from 'zod';
import { isoOf, MINUTE, SECOND } from '#domain/instant.ts';
import { slugSchema } from '#domain/place.ts';
import { problemsOf } from '#domain/problems.ts';
import { Refusal } from '#domain/refusal.ts';
import { toWire } from '#domain/wire.ts';
import { Audience, type WatchServer, type WatchSocket } from '#server/audience.ts';
import { Broadcast } from '#server/broadcast.ts';
import { type Hear, hold, keepLight, release } from '#server/connections.ts';
import { FairShare } from '#server/fair-share.ts';
import { Ending, frameOf, passWritten, WrittenAnswer } from '#server/frame.ts';
import type { Ledger } from '#server/ledger.ts';
import type { Logger } from '#server/logger.ts';
import { refusals } from '#server/metrics.ts';
import { isFromHere } from '#server/origin.ts';
import { refused } from '#server/refused.ts';
import { replyTo } from '#server/reply.ts';
import type { Views } from '#server/views.ts';

const HEARTBEAT = 5 * SECOND;
const LARGEST_MESSAGE = 64 * 1024;

type Connection = WatchSocket['conn'];

export interface Realtime {
  close: () => Promise<void>;
}

interface Parts {
  ledger: Ledger;
  views: Views;
  log: Logger;
  build: string;
}

/** The socket: screens join a watch and hear of every change; desks record signals. */
export function openRealtime(http: HttpServer, parts: Parts): Realtime {
  const io: WatchServer = new Server(http, {
    serveClient: false,
    maxHttpBufferSize: LARGEST_MESSAGE,
    allowRequest: (request, decide) => decide(null, isFromHere(request.headers)),
  });
  const { ledger } = parts;
  passWritten(io);
  const audience = new Audience(io);
  // Whatever comes is answered once.
  const share = new FairShare<WatchSocket>({ hold, release });
  keepLight(io, hearing(parts, audience, share));
  const broadcast = new Broadcast(parts.views, {
    isWatched: (watch) => audience.shows(watch),
    send: (watch, view) => audience.send(watch, frameOf('watch:changed', view)),
    fail: (watch, err) => {
      parts.log.error({ err, watch }, 'the view of a watch could not be read');
      // No beat may vouch for what is shown: who comes back is told, and shows that nobody answers.
      audience.dismiss(watch);
    },
  });
  ledger.onChange((watch) => broadcast.changed(watch));
  io.engine.on('drain', (conn: Connection) => stuck.delete(conn));

  const beat = setInterval(() => {
    audience.sendAll(frameOf('server:heartbeat', JSON.stringify(heartbeat(parts))));
    dropStuck(audience);
  }, HEARTBEAT);
  const tick = everyMinute(ledger, () => {
    for (const watch of ledger.watches.keys()) broadcast.changed(watch);
  });
  return {
    close: async () => {
      clearInterval(beat);
      tick.stop();
      broadcast.stop();
      share.stop();
      for (const socket of audience.all) socket.disconnect(true);
      io.engine.close();
    },
  };
}

/** Calls at the start of every minute: that is when the view of a quiet watch grows later. */
function everyMinute(ledger: Ledger, act: () => void): { stop: () => void } {
  const next = () => setTimeout(run, MINUTE - (ledger.now % MINUTE));
  let timer = next();
  function run(): void {
    act();
    timer = next();
  }
  return { stop: () => clearTimeout(timer) };
}

function heartbeat({ ledger, build }: Parts) {
  const revisions = Object.fromEntries(
    [...ledger.watches].map(([id, { state }]) => [id, state.revision]),
  );
  return { now: isoOf(ledger.now), revisions, build };
}

/** Connections whose last message was not taken yet at the beat before. */
const stuck = new WeakSet<Connection>();

/**
 * A screen that takes nothing from one beat to the next is cut off before unsent views pile up;
 * it comes back and joins again.
 */
function dropStuck(audience: Audience): void {
  for (const socket of audience.all) {
    const { conn } = socket;
    if (conn.transport.writable) stuck.delete(conn);
    else if (stuck.has(conn)) socket.disconnect(true);
    else stuck.add(conn);
  }
}

function hearing(parts: Parts, audience: Audience, share: FairShare<WatchSocket>): Hear {
  const asked = { ...parts, audience, endings: new Map<string, Ending>() };
  return function hear(event, ...args) {
    const reply = replyTo(this, { event, args });
    const refuse = (error: unknown) => {
      const refusal = refused(error, parts.log);
      refusals.inc({ code: refusal.error.code });
      reply.refused(refusal);
    };
    const isTaken = share.take(this, async () => {
      try {
        reply.done(await act(this, asked, { event, ask: args[0] }));
      } catch (error) {
        refuse(error);
      }
    });
    if (!isTaken) refuse(tooMany);
  };
}

/** Made once: those it is for come by the thousand. */
const tooMany = new Refusal(
  'too-many',
  'Too many messages of this connection wait for their answers. This one was not taken: send it again when others have theirs.',
);

/** What is asked of, with the end of the newest answer to a join, by watch. */
type Asked = Parts & { audience: Audience; endings: Map<string, Ending> };

async function act(
  socket: WatchSocket,
  asked: Asked,
  { event, ask }: { event: string; ask: unknown },
): Promise<object> {
  if (event === 'watch:join') return join(socket, asked, ask);
  if (event === 'signal:record') return record(asked, ask);
  throw new Refusal('not-found', 'There is no such event.');
}

const joinSchema = z.strictObject({
  watch: slugSchema,
  since: z.number().int().min(0).optional(),
});

/** The room is joined before the view is read: nothing can fall between the two. */
function join(socket: WatchSocket, asked: Asked, ask: unknown): WrittenAnswer {
  const { ledger, audience, build } = asked;
  const { watch } = parsed(joinSchema, ask);
  ledger.watch(watch);
  audience.join(watch, socket);
  const start = JSON.stringify({ ok: true, now: isoOf(ledger.now), build }).slice(0, -1);
  return new WrittenAnswer(socket, `[${start},"view":`, endingOf(asked, watch));
}

/** Made once for all who join while the view is the newest. */
function endingOf({ views, endings }: Asked, watch: string): Ending {
  const json = views.text(watch);
  const last = endings.get(watch);
  if (last?.json === json) return last;
  const ending = new Ending(json);
  endings.set(watch, ending);
  return ending;
}

/** The name of the event says the kind: none other can be asked for. */
const envelopeSchema = z.object({
  watch: slugSchema,
  kind: z.undefined({ error: 'field.unknown' }).optional(),
});

/** Only the envelope is parsed here; the ledger parses the signal, with every field that came. */
async function record({ ledger }: Parts, ask: unknown) {
  const { watch } = parsed(envelopeSchema, ask);
  const fields = Object.entries(ask ?? {}).filter(([name]) => name !== 'watch');
  const draft = { ...Object.fromEntries(fields), kind: 'signal-recorded' };
  const { entry, repeated } = await ledger.append(watch, draft);
  return { ok: true, entry: toWire(entry), repeated };
}

function parsed<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new Refusal(
    'invalid',
    'The message breaks a rule.',
    problemsOf(result.error.issues, input),
  );
}
