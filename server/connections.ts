import { EventEmitter } from 'node:events';
import { type IncomingMessage, ServerResponse } from 'node:http';
import type { WatchServer, WatchSocket } from '#server/audience.ts';

type Connection = WatchSocket['conn'];

/** Takes in every event of a socket, whatever its name. */
export type Hear = (this: WatchSocket, event: string, ...args: unknown[]) => void;

/**
 * Lets every connection have only what is used here, and all of them the same listener. Screens
 * stay for weeks; with all that they are given otherwise an idle one would cost a third more.
 *
 * The names of what is replaced are private to Socket.IO: at its upgrade compare them with those
 * that its `socket.js` reads, as the test does.
 */
export function keepLight(io: WatchServer, hear: Hear): void {
  io.engine.use(forgetResponse);
  io.engine.on('connection', forgetRequest);
  const shared = {
    // What `onAny` would make one of for each.
    _anyListeners: [hear],
    // The screens are asked nothing, nothing is kept with them, and all were let in alike.
    acks: new Map(),
    data: Object.freeze({}),
    flags: Object.freeze({}),
    fns: Object.freeze([]),
    handshake: Object.freeze({ headers: {} }),
  };
  io.on('connection', (socket) => Object.assign(socket, shared));
}

/**
 * The engine's stand-in for the response to a WebSocket waits for the end of the connection, to
 * tell it to whoever listens, and holds on to the request for as long. Nobody listens.
 */
function forgetResponse(request: IncomingMessage, response: object, next: () => void): void {
  if (!(response instanceof ServerResponse)) {
    const { socket } = request;
    Reflect.apply(socket.off, socket, ['close', socket.rawListeners('close').at(-1)]);
  }
  next();
}

/** Whether a connection may stay was decided on its request; nobody reads it again. */
function forgetRequest(conn: Connection): void {
  const { request, transport } = conn;
  Reflect.set(conn, 'request', null);
  if (!('websocket' in request && request.websocket instanceof EventEmitter)) return;
  // A WebSocket has no more headers to send, and its errors are the transport's by now.
  transport.removeAllListeners('headers');
  const line = request.websocket;
  for (const listener of line.listeners('error')) {
    if (listener.name === 'onUpgradeError') Reflect.apply(line.off, line, ['error', listener]);
  }
}

/** Reads nothing more from a WebSocket until it is released: its sender is held up, and nobody else. */
export function hold({ conn }: WatchSocket): void {
  lineOf(conn)?.pause();
}

export function release({ conn }: WatchSocket): void {
  lineOf(conn)?.resume();
}

interface Pausable {
  pause: () => void;
  resume: () => void;
}

/** What a connection reads from; null for one that asks by requests, each of which is short. */
function lineOf({ transport }: Connection): Pausable | null {
  const line: unknown = Reflect.get(transport, 'socket');
  return isPausable(line) ? line : null;
}

function isPausable(line: unknown): line is Pausable {
  return typeof line === 'object' && line !== null && 'pause' in line && 'resume' in line;
}
