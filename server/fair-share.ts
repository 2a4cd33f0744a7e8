/** Messages that one asker may have waiting or unanswered: more than anybody at a desk will have. */
const MOST_UNDER_WAY = 1_000;
/** Messages that are taken up between two breaths of the event loop. */
const BREATH = 64;

type Work = () => Promise<void>;

/**
 * Takes up what is asked in small shares, one message of every asker in turn, with a breath for
 * all other work in between: whoever sends thousands at once keeps nobody else waiting. What one
 * asker sent is taken up in the order in which it came.
 */
export class FairShare<Asker extends object> {
  /** Those who wait, whoever is next in front, with their messages, oldest first. */
  readonly #waiting = new Map<Asker, Work[]>();
  readonly #underWay = new WeakMap<Asker, number>();
  #turn: NodeJS.Immediate | null = null;

  /** Whether the work will be done; not when the asker has too much under way. */
  take(asker: Asker, work: Work): boolean {
    const underWay = this.#underWay.get(asker) ?? 0;
    if (underWay >= MOST_UNDER_WAY) return false;
    this.#underWay.set(asker, underWay + 1);
    const waiting = this.#waiting.get(asker);
    if (waiting === undefined) this.#waiting.set(asker, [work]);
    else waiting.push(work);
    this.#turn ??= setImmediate(() => this.#takeUp());
    return true;
  }

  /** What waits is not taken up any more. */
  stop(): void {
    this.#waiting.clear();
  }

  #takeUp(): void {
    for (let i = 0; i < BREATH; i += 1) {
      const [next] = this.#waiting;
      if (next === undefined) break;
      this.#takeOne(...next);
    }
    this.#turn = this.#waiting.size > 0 ? setImmediate(() => this.#takeUp()) : null;
  }

  #takeOne(asker: Asker, waiting: Work[]): void {
    const work = waiting.shift();
    // Whoever has had a turn comes last.
    this.#waiting.delete(asker);
    if (waiting.length > 0) this.#waiting.set(asker, waiting);
    void work?.().finally(() => {
      this.#underWay.set(asker, (this.#underWay.get(asker) ?? 1) - 1);
    });
  }
}
