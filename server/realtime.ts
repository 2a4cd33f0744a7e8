import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import * as z from 'zod';
import { isoOf, MINUTE, SECOND } from '#domain/instant.ts';
import { slugSchema } from '#domain/place.ts';
import { problemsOf } from '#domain/problems.ts';
import { Refusal } from '#domain/refusal.ts';
import { toWire } from '#domain/wire.ts';
import { Broadcast } from '#server/broadcast.ts';
import type { ClientEvents, ServerEvents } from '#server/contract.ts';
import { type Frame, frameOf, sendFrame } from '#server/frame.ts';
import type { Ledger } from '#server/ledger.ts';
import type { Logger } from '#server/logger.ts';
import { refusals, screens } from '#server/metrics.ts';
import { isFromHere } from '#server/origin.ts';
import { refused } from '#server/refused.ts';
import type { Views } from '#server/views.ts';

const HEARTBEAT = 5 * SECOND;
const LARGEST_MESSAGE = 64 * 1024;

type WatchServer = Server<ClientEvents, ServerEvents>;
type WatchSocket = Socket<ClientEvents, ServerEvents>;

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
  const broadcast = new Broadcast(parts.views, {
    isWatched: (watch) => (io.sockets.adapter.rooms.get(roomOf(watch))?.size ?? 0) > 0,
    send: (watch, view) => sendTo(io, roomOf(watch), frameOf('watch:changed', view)),
  });
  ledger.onChange((watch) => broadcast.changed(watch));
  io.on('connection', (socket) => serve(socket, parts));

  const beat = setInterval(() => {
    io.emit('server:heartbeat', heartbeat(parts));
    dropStuck(io);
  }, HEARTBEAT);
  const tick = everyMinute(ledger, () => {
    for (const watch of ledger.watches.keys()) broadcast.changed(watch);
  });
  return {
    close: async () => {
      clearInterval(beat);
      tick.stop();
      broadcast.stop();
      io.disconnectSockets(true);
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

function roomOf(watch: string): string {
  return `watch:${watch}`;
}

function sendTo(io: WatchServer, room: string, frame: Frame): void {
  for (const id of io.sockets.adapter.rooms.get(room) ?? []) {
    const socket = io.sockets.sockets.get(id);
    if (socket !== undefined) sendFrame(socket, frame);
  }
}

function heartbeat({ ledger, build }: Parts) {
  const revisions = Object.fromEntries(
    [...ledger.watches].map(([id, { state }]) => [id, state.revision]),
  );
  return { now: isoOf(ledger.now), revisions, build };
}

/** Screens whose last message was not taken yet at the beat before. */
const stuck = new WeakSet<WatchSocket>();

/**
 * A screen that takes nothing from one beat to the next is cut off before unsent views pile up;
 * it comes back and joins again.
 */
function dropStuck(io: WatchServer): void {
  for (const socket of io.sockets.sockets.values()) {
    if (socket.conn.transport.writable) stuck.delete(socket);
    else if (stuck.has(socket)) socket.disconnect(true);
    else stuck.add(socket);
  }
}

function serve(socket: WatchSocket, parts: Parts): void {
  screens.inc();
  socket.on('disconnect', left);
  socket.conn.on('drain', () => stuck.delete(socket));
  // Whatever comes is answered once, if it can be answered at all.
  socket.onAny(async (event: string, ...args: unknown[]) => {
    const answer = args.at(-1);
    if (typeof answer !== 'function') return;
    try {
      answer({ ok: true, ...(await act(socket, parts, { event, ask: args[0] })) });
    } catch (error) {
      const refusal = refused(error, parts.log);
      refusals.inc({ code: refusal.error.code });
      answer({ ok: false, ...refusal });
    }
  });
}

function left(): void {
  screens.dec();
}

async function act(
  socket: WatchSocket,
  parts: Parts,
  { event, ask }: { event: string; ask: unknown },
): Promise<object> {
  if (event === 'watch:join') return join(socket, parts, ask);
  if (event === 'signal:record') return record(parts, ask);
  throw new Refusal('not-found', 'There is no such event.');
}

const joinSchema = z.strictObject({
  watch: slugSchema,
  since: z.number().int().min(0).optional(),
});

/** The room is joined before the view is read: nothing can fall between the two. */
function join(socket: WatchSocket, { ledger, views, build }: Parts, ask: unknown) {
  const { watch } = parsed(joinSchema, ask);
  ledger.watch(watch);
  socket.join(roomOf(watch));
  return { view: views.now(watch), now: isoOf(ledger.now), build };
}

const recordSchema = z.looseObject({ watch: slugSchema });

/** Only the envelope is parsed here; the ledger parses the signal. */
async function record({ ledger }: Parts, ask: unknown) {
  const { watch, ...draft } = parsed(recordSchema, ask);
  const { entry, repeated } = await ledger.append(watch, { ...draft, kind: 'signal-recorded' });
  return { entry: toWire(entry), repeated };
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
