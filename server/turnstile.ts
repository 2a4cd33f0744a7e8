import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Requests that are taken up between two breaths of the event loop. */
const SHARE = 32;

/**
 * Lets requests in some at a time. The event loop hands over all that has come in on a thousand
 * lines in one turn; by the time the last of them is read, nobody else was heard for as long as
 * all of them take. So once many have come in one turn, the other lines are not read before the
 * next turns, some in each, whoever came first in front. Nobody is refused.
 */
export class Turnstile {
  readonly #lines = new Set<Socket>();
  /** Lines that are not read, those first that are read again first. */
  readonly #held = new Set<Socket>();
  /** One function for all lines: screens stay for weeks, and a thousand of them weigh. */
  readonly #closed: (this: Socket) => void;
  #taken = 0;
  #isShut = false;

  constructor(server: Server) {
    const forget = (line: Socket) => this.#forget(line);
    this.#closed = function () {
      forget(this);
    };
    server.on('connection', (line: Socket) => this.#opened(line));
    server.on('request', () => this.#took());
    server.on('upgrade', (_, line: Socket) => {
      // Whoever takes a line over reads from it at its own pace; while nobody does, it is no use.
      this.#forget(line);
      if (server.listenerCount('upgrade') === 1) line.destroy();
    });
  }

  #opened(line: Socket): void {
    this.#lines.add(line);
    line.on('close', this.#closed);
    if (this.#isShut) this.#hold(line);
  }

  #forget(line: Socket): void {
    line.off('close', this.#closed);
    this.#lines.delete(line);
    if (this.#held.delete(line)) line.resume();
  }

  #hold(line: Socket): void {
    this.#held.add(line);
    line.pause();
  }

  #took(): void {
    this.#taken += 1;
    if (this.#isShut) return;
    if (this.#taken === 1) setImmediate(() => this.#turn());
    if (this.#taken < SHARE) return;
    this.#isShut = true;
    for (const line of this.#lines) this.#hold(line);
  }

  /** The next turn: as many lines are read again as there may be requests. */
  #turn(): void {
    this.#taken = 0;
    if (!this.#isShut) return;
    let released = 0;
    for (const line of this.#held) {
      if (released === SHARE) break;
      this.#held.delete(line);
      line.resume();
      released += 1;
    }
    this.#isShut = this.#held.size > 0;
    if (this.#isShut) setImmediate(() => this.#turn());
  }
}
