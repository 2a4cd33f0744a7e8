import * as z from 'zod';
import { demoWatches } from '#db/demo/demo.ts';
import { Poster } from '#tests/bench/post.ts';
import { signalsLike } from '#tests/bench/signals.ts';

const recordedSchema = z.looseObject({ revision: z.number() });

/** A desk that logs signals into the exercise as fast as it is asked to. */
export class Desk {
  readonly watch: string;
  readonly #signals: ReturnType<typeof signalsLike>;
  readonly #poster: Poster;

  constructor(url: string, connections = 1) {
    const demo = demoWatches(Date.now()).find(({ watch }) => watch.simulated);
    if (demo === undefined) throw new Error('The demo has no exercise.');
    this.watch = demo.watch.id;
    this.#signals = signalsLike(demo.history);
    this.#poster = new Poster(url, connections);
  }

  /** Logs a signal with this headline, or its own; answers with its id and revision. */
  async log(headline?: string): Promise<{ id: string; revision: number }> {
    const { kind: _, ...draft } = this.#signals.next().value;
    const body =
      headline === undefined ? draft : { ...draft, signal: { ...draft.signal, headline } };
    const { status, answer } = await this.#poster.post(
      `/api/v1/watches/${this.watch}/signals`,
      JSON.stringify(body),
    );
    if (status !== 201) throw new Error(`A signal was answered with ${status}: ${answer}`);
    return { id: draft.id, revision: recordedSchema.parse(JSON.parse(answer)).revision };
  }

  close(): void {
    this.#poster.close();
  }
}
