import type { Server, Socket } from 'socket.io';
import type { ClientEvents, ServerEvents } from '#server/contract.ts';
import { type Frame, sendFrame } from '#server/frame.ts';
import { screens } from '#server/metrics.ts';

export type WatchServer = Server<ClientEvents, ServerEvents>;
export type WatchSocket = Socket<ClientEvents, ServerEvents>;

/**
 * The screens that are connected, and which of them show which watch. Kept here: in the rooms of
 * Socket.IO every screen would have a set of its own.
 */
export class Audience {
  readonly #io: WatchServer;
  readonly #ofWatch = new Map<string, Set<WatchSocket>>();

  constructor(io: WatchServer) {
    this.#io = io;
    const rooms = this.#ofWatch;
    // One function for all sockets.
    const left = function (this: WatchSocket) {
      screens.dec();
      for (const room of rooms.values()) room.delete(this);
    };
    io.on('connection', (socket) => {
      screens.inc();
      socket.on('disconnect', left);
      io.sockets.adapter.delAll(socket.id);
    });
  }

  get all(): Iterable<WatchSocket> {
    return this.#io.sockets.sockets.values();
  }

  /** Whether any screen shows the watch. */
  shows(watch: string): boolean {
    return (this.#ofWatch.get(watch)?.size ?? 0) > 0;
  }

  /** From now on the screen is sent what those are sent that show the watch. */
  join(watch: string, socket: WatchSocket): void {
    // What it asked may come up only after it has gone.
    if (!socket.connected) return;
    const room = this.#ofWatch.get(watch) ?? new Set();
    this.#ofWatch.set(watch, room.add(socket));
  }

  /** Whoever comes first comes last the next time: one after the other takes milliseconds. */
  send(watch: string, frame: Frame): void {
    const room = this.#ofWatch.get(watch);
    const [first] = room ?? [];
    if (room === undefined || first === undefined) return;
    for (const socket of room) sendFrame(socket, frame);
    if (room.delete(first)) room.add(first);
  }

  /** Cuts off all that show the watch; they come back by themselves and join anew. */
  dismiss(watch: string): void {
    for (const socket of [...(this.#ofWatch.get(watch) ?? [])]) socket.disconnect(true);
  }

  sendAll(frame: Frame): void {
    for (const socket of this.all) sendFrame(socket, frame);
  }
}
