/**
 * The engine of the one socket: Engine.IO 4 over a WebSocket to the server of this page.
 *
 * The build puts this file in the place of `engine.io-client`, whose three transports and the
 * change between them are a quarter of what a wall would load besides the framework (see
 * `next.config.js`). Where no WebSocket gets through, the whole of `engine.io-client` is loaded
 * after all, and tries both ways from the next attempt on.
 *
 * At an upgrade of socket.io-client compare what its `manager.js`, `socket.js` and `url.js` use of
 * the engine with what is exported and public here.
 */

type Listener = (...args: unknown[]) => void;
type Event = 'open' | 'ping' | 'data' | 'error' | 'close';

interface EngineOptions {
  /** Where the server answers, such as `/socket.io`. */
  path: string;
}

/** First character of a packet of Engine.IO. */
const OPEN = '0';
const PING = '2';
const PONG = '3';
const MESSAGE = '4';

type WholeEngine = (uri: string, options: EngineOptions) => object;
let whole: WholeEngine | null = null;
/** Whether a WebSocket of this page ever got through. */
let throughOnce = false;

/** The name and the use (with `new`) are those of `engine.io-client`. */
export function Socket(uri: string, options: EngineOptions): object {
  return whole === null ? new WebSocketEngine(options) : whole(uri, options);
}

/** Should the file not come either, the WebSocket goes on being tried. */
async function loadWholeEngine(): Promise<void> {
  try {
    ({ default: whole } = await import('engine.io-client/dist/engine.io.js'));
  } catch {}
}

class WebSocketEngine {
  /** What is written goes straight to the WebSocket, which keeps it until it is sent. */
  readonly transport = { writable: true };
  readonly #line: WebSocket;
  readonly #listeners = new Map<Event, Set<Listener>>();
  /** Ends with the engine, and with it what it listens for outside. */
  readonly #life = new AbortController();
  #state: 'opening' | 'open' | 'closed' = 'opening';
  /** The server pings; a silence longer than this, milliseconds, is the end. */
  #longestSilence = Number.POSITIVE_INFINITY;
  #silentFrom = 0;
  #silence: ReturnType<typeof setTimeout> | undefined;

  constructor({ path }: EngineOptions) {
    const url = new URL(`${path}/?EIO=4&transport=websocket`, location.href);
    url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    this.#line = new WebSocket(url);
    this.#line.onmessage = ({ data }) => this.#take(String(data));
    this.#line.onerror = () => this.#fail();
    this.#line.onclose = () =>
      this.#state === 'open' ? this.#end('transport close') : this.#fail();
    // The way to a server on the same machine needs no network.
    if (location.hostname === 'localhost') return;
    const offline = () => this.#end('transport close');
    addEventListener('offline', offline, { signal: this.#life.signal });
  }

  on(event: Event, listener: Listener): void {
    const listeners = this.#listeners.get(event) ?? new Set<Listener>();
    this.#listeners.set(event, listeners.add(listener));
  }

  off(event: Event, listener: Listener): void {
    this.#listeners.get(event)?.delete(listener);
  }

  write(message: string): void {
    if (this.#state === 'open') this.#line.send(MESSAGE + message);
  }

  close(): void {
    this.#end('forced close');
  }

  /** A page that slept may be asked before its timers run. */
  _hasPingExpired(): boolean {
    const expired = Date.now() - this.#silentFrom > this.#longestSilence;
    if (expired) queueMicrotask(() => this.#end('ping timeout'));
    return expired;
  }

  #tell(event: Event, ...args: unknown[]): void {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) listener(...args);
  }

  #take(packet: string): void {
    if (this.#state === 'closed') return;
    const content = packet.slice(1);
    if (packet[0] === OPEN) this.#open(JSON.parse(content));
    else if (packet[0] === MESSAGE) this.#tell('data', content);
    else if (packet[0] === PING) {
      this.#line.send(PONG);
      this.#listen();
      this.#tell('ping');
    }
  }

  #open({ pingInterval, pingTimeout }: { pingInterval: number; pingTimeout: number }): void {
    throughOnce = true;
    this.#state = 'open';
    this.#longestSilence = pingInterval + pingTimeout;
    this.#listen();
    this.#tell('open');
  }

  /** Waits for the next ping. */
  #listen(): void {
    clearTimeout(this.#silence);
    if (this.#state !== 'open') return;
    this.#silentFrom = Date.now();
    this.#silence = setTimeout(() => this.#end('ping timeout'), this.#longestSilence);
  }

  #fail(): void {
    if (this.#state === 'closed') return;
    if (!throughOnce) void loadWholeEngine();
    this.#tell('error', new Error('websocket error'));
    this.#end('transport error');
  }

  #end(reason: string): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    clearTimeout(this.#silence);
    this.#life.abort();
    this.#line.close();
    this.#tell('close', reason);
  }
}

/** What `url.js` asks of the address of the server, which is that of the page. */
export function parse(address: string) {
  const { protocol, hostname, port } = new URL(address);
  return { source: address, protocol: protocol.slice(0, -1), host: hostname, port, path: '' };
}

export function installTimerFunctions(on: object): void {
  Object.assign(on, {
    setTimeoutFn: setTimeout.bind(globalThis),
    clearTimeoutFn: clearTimeout.bind(globalThis),
  });
}

export function nextTick(act: () => void): void {
  queueMicrotask(act);
}
