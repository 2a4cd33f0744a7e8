import * as z from 'zod';
import { Asked, bundled } from '#tests/bench/process.ts';

const heldSchema = z.object({ held: z.number(), rss: z.number() });
export type Held = z.output<typeof heldSchema>;

/** The bare `ws` server that pushes the same bytes to every screen. */
export class RawPush {
  readonly #process: Asked;
  readonly url: string;

  private constructor(process: Asked, url: string) {
    this.#process = process;
    this.url = url;
  }

  static async start(): Promise<RawPush> {
    const process = new Asked(['--expose-gc', bundled('processes/raw-server')]);
    const port = z.number().parse(await process.ask({ do: 'listen' }));
    return new RawPush(process, `http://127.0.0.1:${port}`);
  }

  async load(text: string): Promise<void> {
    await this.#process.ask({ do: 'load', bytes: new Uint8Array(Buffer.from(text)) });
  }

  /** Sends the bytes to everybody; answers when that began. */
  async push(): Promise<bigint> {
    return z.bigint().parse(await this.#process.ask({ do: 'push' }));
  }

  async held(): Promise<Held> {
    return heldSchema.parse(await this.#process.ask({ do: 'memory' }));
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }
}

/** Memory of a process that was started with the memory question loaded. */
export async function heldBy(process: Asked): Promise<Held> {
  return heldSchema.parse(await process.ask({ do: 'memory' }));
}
