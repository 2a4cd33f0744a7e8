import { io, type Socket } from 'socket.io-client';
import type { ClientEvents, ServerEvents } from '#server/contract.ts';

export type WatchSocket = Socket<ServerEvents, ClientEvents>;

let shared: WatchSocket | null = null;

/** The one socket of this page, connected on first use; it comes back by itself, for ever. */
export function theSocket(): WatchSocket {
  shared ??= openSocket();
  return shared;
}

function openSocket(): WatchSocket {
  const socket: WatchSocket = io({
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 500,
    // With every screen of a room cut off at once, the spread keeps them from returning as one.
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.5,
    timeout: 10_000,
  });
  // A server that stops says goodbye, which the client takes for "do not come back".
  socket.on('disconnect', (reason) => {
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 500);
  });
  return socket;
}
