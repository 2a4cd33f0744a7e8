import { demoWatches } from '#db/demo/demo.ts';
import { Poster } from '#tests/bench/post.ts';
import { signalsLike } from '#tests/bench/signals.ts';

/** A signal that is ready to be sent. */
interface Ready {
  id: string;
  body: string;
}

/** A desk that logs signals into the exercise as fast as it is asked to. */
export class Desk {
  readonly watch: string;
  readonly #signals: ReturnType<typeof signalsLike>;
  readonly #poster: Poster;
  #ready: Ready[] = [];

  constructor(url: string, connections = 1) {
    const demo = demoWatches(Date.now()).find(({ watch }) => watch.simulated);
    if (demo === undefined) throw new Error('The demo has no exercise.');
    this.watch = demo.watch.id;
    this.#signals = signalsLike(demo.history);
    this.#poster = new Poster(url, connections);
  }

  /**
   * Writes signals beforehand: people do not think on the server's machine. They are sent in the
   * order in which they were written; the next one is the last of those that are ready. All have
   * this headline, or each its own.
   */
  prepare(signals: number, headline?: string): void {
    this.#ready = Array.from({ length: signals }, () => this.#write(headline)).reverse();
  }

  /** Logs the next signal; answers with its id and revision. */
  async log(): Promise<{ id: string; revision: number }> {
    const { id, body } = this.#ready.pop() ?? this.#write();
    const { status, answer } = await this.#poster.post(
      `/api/v1/watches/${this.watch}/signals`,
      body,
    );
    const revision = /"revision":(\d+)/.exec(answer)?.[1];
    if (status !== 201 || revision === undefined) {
      throw new Error(`A signal was answered with ${status}: ${answer}`);
    }
    return { id, revision: Number(revision) };
  }

  close(): void {
    this.#poster.close();
  }

  #write(headline?: string): Ready {
    const { kind: _, ...draft } = this.#signals.next().value;
    const { signal } = draft;
    const said = headline === undefined ? draft : { ...draft, signal: { ...signal, headline } };
    return { id: draft.id, body: JSON.stringify(said) };
  }
}
