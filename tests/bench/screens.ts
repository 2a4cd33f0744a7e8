import * as z from 'zod';
import { Asked, bundled } from '#tests/bench/process.ts';

const reachedSchema = z.object({ at: z.bigint(), text: z.string() });
const standSchema = z.object({ lowest: z.number(), highest: z.number(), messages: z.number() });

interface Group {
  group: string;
  /** Of the server, without a path. */
  url: string;
  screens: number;
  /** The watch to join, or null for a server that only pushes. */
  watch: string | null;
  /** False: they only take what comes, as if other machines read it. */
  reads?: boolean;
}

/** Many light screens in a process of their own. */
export class Screens {
  readonly #process = new Asked([bundled('processes/screens')]);

  async connect({ group, url, screens, watch, reads = true }: Group): Promise<void> {
    const path = watch === null ? '/' : '/socket.io/?EIO=4&transport=websocket';
    const address = `${url.replace(/^http/, 'ws')}${path}`;
    await this.#process.ask({ do: 'connect', group, url: address, screens, watch, reads });
  }

  /** When the last screen showed the revision, and the text that brought it. */
  async reached(group: string, revision: number) {
    return reachedSchema.parse(await this.#process.ask({ do: 'reached', group, revision }));
  }

  async stand(group: string) {
    return standSchema.parse(await this.#process.ask({ do: 'stand', group }));
  }

  /** The text that came last. */
  async text(group: string): Promise<string> {
    return z.string().parse(await this.#process.ask({ do: 'text', group }));
  }

  async leave(group: string): Promise<void> {
    await this.#process.ask({ do: 'leave', group });
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }
}
