import { connect, type Socket } from 'node:net';

/** A request on its way. */
interface Asked {
  text: string;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

interface Answer {
  status: number;
  answer: string;
}

/**
 * Posts over connections that stay open, with as little work of its own as can be: it runs on the
 * machine that is measured.
 */
export class Poster {
  readonly #address: URL;
  readonly #idle: Line[];
  readonly #lines: readonly Line[];
  readonly #waiting: Asked[] = [];

  constructor(url: string, connections: number) {
    this.#address = new URL(url);
    this.#lines = Array.from({ length: connections }, () => new Line(this.#address));
    this.#idle = [...this.#lines];
  }

  /** Posts JSON text; the status and the answer. */
  post(path: string, text: string): Promise<Answer> {
    const head = [
      `POST ${path} HTTP/1.1`,
      `host: ${this.#address.host}`,
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(text)}`,
    ];
    return new Promise((resolve, reject) => {
      this.#waiting.push({ text: `${head.join('\r\n')}\r\n\r\n${text}`, resolve, reject });
      this.#next();
    });
  }

  close(): void {
    for (const line of this.#lines) line.close();
  }

  #next(): void {
    const line = this.#idle.pop();
    if (line === undefined) return;
    const asked = this.#waiting.shift();
    if (asked === undefined) {
      this.#idle.push(line);
      return;
    }
    const free = () => {
      this.#idle.push(line);
      this.#next();
    };
    line.ask({
      ...asked,
      resolve: (answer) => {
        asked.resolve(answer);
        free();
      },
    });
  }
}

/** One connection: one request at a time. */
class Line {
  readonly #address: URL;
  #socket: Socket | null = null;
  #asked: Asked | null = null;
  #heard: Buffer = Buffer.alloc(0);

  constructor(address: URL) {
    this.#address = address;
  }

  ask(asked: Asked): void {
    this.#asked = asked;
    this.#socket ??= this.#open();
    this.#socket.write(asked.text);
  }

  close(): void {
    this.#socket?.destroy();
  }

  #open(): Socket {
    const socket = connect({ host: this.#address.hostname, port: Number(this.#address.port) });
    socket.setNoDelay(true);
    socket.on('data', (bytes) => this.#take(bytes));
    socket.on('error', (error) => this.#asked?.reject(error));
    // The server ends what has been idle for long; the next request opens another.
    socket.on('close', () => {
      if (this.#socket === socket) this.#socket = null;
      this.#asked?.reject(new Error('The connection ended before the answer.'));
    });
    return socket;
  }

  #take(bytes: Buffer): void {
    this.#heard = this.#heard.length === 0 ? bytes : Buffer.concat([this.#heard, bytes]);
    const answer = answerIn(this.#heard);
    if (answer === null) return;
    const asked = this.#asked;
    this.#asked = null;
    this.#heard = Buffer.alloc(0);
    asked?.resolve(answer);
  }
}

const END_OF_HEAD = '\r\n\r\n';

/** The answer that the bytes hold; null while some of it is missing. */
function answerIn(bytes: Buffer): Answer | null {
  const headEnd = bytes.indexOf(END_OF_HEAD);
  if (headEnd < 0) return null;
  const head = bytes.toString('latin1', 0, headEnd);
  const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1]);
  if (Number.isNaN(length)) throw new Error(`An answer without its length:\n${head}`);
  const bodyStart = headEnd + END_OF_HEAD.length;
  if (bytes.length < bodyStart + length) return null;
  return {
    status: Number(head.slice(9, 12)),
    answer: bytes.toString('utf8', bodyStart, bodyStart + length),
  };
}
