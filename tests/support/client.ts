import { io, type Socket } from 'socket.io-client';
import { v7 } from 'uuid';
import type {
  ClientEvents,
  LogAnswer,
  ServerEvents,
  WireEntry,
  WireRefusal,
  WireView,
} from '#server/contract.ts';

/** An answer of the interface as it came. */
export interface Answer<T> {
  status: number;
  body: T;
}

/** An answer that takes longer will not come, ms. */
const PATIENCE = 20_000;

type Search = Readonly<Record<string, string | number>>;

/** The REST interface of one watch. */
export class Client {
  readonly #api: string;
  readonly watch: string;

  constructor(url: string, watch: string) {
    this.#api = `${url}/api/v1`;
    this.watch = watch;
  }

  /** Reads from an address below the watch. */
  async get<T>(address: string, search: Search = {}): Promise<Answer<T>> {
    const asked = new URLSearchParams();
    for (const [name, value] of Object.entries(search)) asked.set(name, String(value));
    const response = await fetch(`${this.#addressOf(address)}?${asked}`, {
      signal: AbortSignal.timeout(PATIENCE),
    });
    return { status: response.status, body: await response.json() };
  }

  /** Posts JSON, or text as it stands, below the watch. */
  async post<T>(address: string, body: unknown, headers = {}): Promise<Answer<T>> {
    const response = await fetch(this.#addressOf(address), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
    return { status: response.status, body: await response.json() };
  }

  #addressOf(address: string): string {
    return `${this.#api}/watches/${this.watch}${address === '' ? '' : `/${address}`}`;
  }

  record(body: object): Promise<Answer<WireEntry>> {
    return this.post('signals', body);
  }

  /** The refusal that a body meets. */
  refused(address: string, body: unknown): Promise<Answer<WireRefusal>> {
    return this.post(address, body);
  }

  async view(search: Search = {}): Promise<WireView> {
    return (await this.get<WireView>('view', search)).body;
  }

  /** The whole log, or what follows a revision. */
  async log(since = 0): Promise<WireEntry[]> {
    const all: WireEntry[] = [];
    for (let last = since; ; ) {
      const { body } = await this.get<LogAnswer>('log', { since: last, limit: 1_000 });
      all.push(...body.entries);
      const end = body.entries.at(-1)?.revision;
      if (end === undefined || end >= body.revision) return all;
      last = end;
    }
  }
}

export type TestSocket = Socket<ServerEvents, ClientEvents>;

/** A socket of its own, connected. */
export async function connect(
  url: string,
  { origin, watch }: { origin?: string; watch?: string } = {},
): Promise<TestSocket> {
  const socket: TestSocket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: origin === undefined ? {} : { origin },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  if (watch !== undefined) await join(socket, watch);
  return socket;
}

/** Joins a watch and answers with its view. */
export async function join(socket: TestSocket, watch: string): Promise<WireView> {
  const answer = await socket.timeout(5_000).emitWithAck('watch:join', { watch });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.view;
}

/** The next view that the socket hears of and that passes. */
export function heard(
  socket: TestSocket,
  passes: (view: WireView) => boolean = () => true,
): Promise<WireView> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      socket.off('watch:changed', hear);
      clearTimeout(impatience);
    };
    const hear = (view: WireView) => {
      if (!passes(view)) return;
      stop();
      resolve(view);
    };
    const impatience = setTimeout(() => {
      stop();
      reject(new Error('No view came.'));
    }, 5_000);
    socket.on('watch:changed', hear);
  });
}

/** A body for POST …/signals that says little; an attack unless told otherwise. */
export function signalBody(signal: Readonly<Record<string, unknown>> = {}) {
  return {
    id: v7(),
    author: 'Awa',
    signal: {
      indicator: 'attack-frequency' as const,
      eventAt: new Date(Date.now() - 60_000).toISOString(),
      precision: 'minute' as const,
      headline: 'Shots were heard',
      source: { name: 'Radio Un' },
      grade: 'B2' as const,
      claim: 'media' as const,
      details: { type: 'battle' as const },
      ...signal,
    },
  };
}
