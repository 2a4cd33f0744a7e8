/** Messages that one asker may have waiting or unanswered: more than anybody at a desk will have. */
const MOST_UNDER_WAY = 1_000;
/** With so many under way, no more is read from the asker … */
const MANY = 256;
/** … until there are no more than so many. */
const FEW = 128;
/** Messages that are taken up between two breaths of the event loop. */
const BREATH = 64;

type Work = () => Promise<void>;

/** Stops and goes on to read what an asker sends. What was read by then still comes. */
export interface Line<Asker> {
  hold: (asker: Asker) => void;
  release: (asker: Asker) => void;
}

/**
 * Takes up what is asked in small shares, one message of every asker in turn, with a breath for
 * all other work in between: whoever sends thousands at once keeps nobody else waiting. What one
 * asker sent is taken up in the order in which it came.
 */
export class FairShare<Asker extends object> {
  /** Those who wait, whoever is next in front, with their messages, oldest first. */
  readonly #waiting = new Map<Asker, Work[]>();
  readonly #underWay = new WeakMap<Asker, number>();
  readonly #held = new WeakSet<Asker>();
  readonly #line: Line<Asker>;
  #turn: NodeJS.Immediate | null = null;

  constructor(line: Line<Asker>) {
    this.#line = line;
  }

  /** Whether the work will be done; not when the asker has too much under way. */
  take(asker: Asker, work: Work): boolean {
    const underWay = this.#underWay.get(asker) ?? 0;
    if (underWay >= MOST_UNDER_WAY) return false;
    this.#underWay.set(asker, underWay + 1);
    if (underWay + 1 >= MANY) this.#hold(asker);
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
    void work?.().finally(() => this.#answered(asker));
  }

  #hold(asker: Asker): void {
    if (this.#held.has(asker)) return;
    this.#held.add(asker);
    this.#line.hold(asker);
  }

  #answered(asker: Asker): void {
    const underWay = (this.#underWay.get(asker) ?? 1) - 1;
    this.#underWay.set(asker, underWay);
    if (underWay <= FEW && this.#held.delete(asker)) this.#line.release(asker);
  }
}
