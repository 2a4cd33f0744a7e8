import { setTimeout as pause } from 'node:timers/promises';
import type { WireEntry } from '#server/contract.ts';
import { Client, connect, signalBody, type TestSocket } from '#tests/support/client.ts';

type Body = ReturnType<typeof signalBody>;

/** A signal that was sent, and what became of it. */
export interface Sent {
  body: Body;
  /** Highest revision that was acknowledged before this one was first sent. */
  after: number;
  /** Its own, once acknowledged. */
  revision: number | null;
}

/** Two ways to a server. */
interface Line {
  client: Client;
  socket: TestSocket;
}

/** Sends signals on and on, half by REST and half by socket, and keeps account of the answers. */
export class SignalStream {
  readonly #watch: string;
  readonly sent: Sent[] = [];
  /** Answers that are neither an acknowledgement nor "try again". */
  readonly faults: string[] = [];
  /** The longest that an acknowledgement took, ms. */
  slowest = 0;
  #acknowledged = 0;

  constructor(watch: string) {
    this.#watch = watch;
  }

  get unacknowledged(): Sent[] {
    return this.sent.filter(({ revision }) => revision === null);
  }

  /** Opens the two ways to a server that is running. */
  async open(url: string): Promise<Line> {
    return { client: new Client(url, this.#watch), socket: await connect(url) };
  }

  /** Sends again what was never acknowledged, with the same ids, until all of it is. */
  async repeat({ client }: Line): Promise<void> {
    for (const one of this.unacknowledged) {
      const startedAt = performance.now();
      const { status, body } = await client.record(one.body);
      if (status !== 200 && status !== 201) throw new Error(`A retry met ${status}.`);
      this.#take(one, body, startedAt);
    }
  }

  /** Sends so many a second until told to stop. Answers that never come are let go. */
  async run(
    { client, socket }: Line,
    { perSecond, until }: { perSecond: number; until: AbortSignal },
  ): Promise<void> {
    const startedAt = performance.now();
    for (let n = 0; !until.aborted; n += 1) {
      const one: Sent = { body: signalBody(), after: this.#acknowledged, revision: null };
      this.sent.push(one);
      void (n % 2 === 0 ? this.#byRest(client, one) : this.#bySocket(socket, one));
      await pause(Math.max(0, startedAt + ((n + 1) * 1_000) / perSecond - performance.now()));
    }
    socket.disconnect();
  }

  async #byRest(client: Client, one: Sent): Promise<void> {
    const startedAt = performance.now();
    try {
      const { status, body } = await client.record(one.body);
      if (status === 200 || status === 201) this.#take(one, body, startedAt);
      else if (status !== 503) this.faults.push(`${status} ${JSON.stringify(body)}`);
    } catch {
      // Cut off: nobody knows whether it was written.
    }
  }

  #bySocket(socket: TestSocket, one: Sent): void {
    const startedAt = performance.now();
    socket.emit('signal:record', { watch: this.#watch, ...one.body }, (answer) => {
      if (answer.ok) this.#take(one, answer.entry, startedAt);
      else if (answer.error.code !== 'busy' && answer.error.code !== 'stopping') {
        this.faults.push(JSON.stringify(answer.error));
      }
    });
  }

  #take(one: Sent, entry: WireEntry, startedAt: number): void {
    one.revision = entry.revision;
    this.#acknowledged = Math.max(this.#acknowledged, entry.revision);
    this.slowest = Math.max(this.slowest, performance.now() - startedAt);
  }
}
