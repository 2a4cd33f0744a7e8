/** Draws from one stream of made-up chance: the same seed and name always give the same draws. */
export class Random {
  #state: number;

  constructor(seed: number, stream: string) {
    let hash = 2_166_136_261 ^ seed;
    for (const letter of stream) {
      hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619);
    }
    this.#state = hash >>> 0;
  }

  /** Uniform in [0, 1): mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** Whole number from low to high, both included. */
  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1));
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.whole(0, items.length - 1)] ?? items[0];
  }

  /** One of the items, each as likely as its weight. */
  weighted<T extends { weight: number }>(items: readonly [T, ...T[]]): T {
    let left = this.next() * items.reduce((sum, { weight }) => sum + weight, 0);
    for (const item of items) {
      left -= item.weight;
      if (left < 0) return item;
    }
    return items[0];
  }

  /** Items in a new order. */
  shuffled<T>(items: readonly T[]): T[] {
    const keyed = items.map((item) => ({ item, key: this.next() }));
    return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
  }

  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return radius * Math.cos(2 * Math.PI * this.next());
  }

  /** Log-normal: half of the draws are below the median, `spread` is the deviation of the log. */
  around(median: number, spread: number): number {
    return median * Math.exp(spread * this.normal());
  }

  /** Poisson, by counting exponential gaps; for means up to some tens. */
  poisson(mean: number): number {
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = this.next(); product > limit; product *= this.next()) count += 1;
    return count;
  }

  /** Gamma of mean 1 with a whole shape: how much a busy week exceeds a usual one. */
  burst(shape: number): number {
    let sum = 0;
    for (let i = 0; i < shape; i += 1) sum -= Math.log(1 - this.next());
    return sum / shape;
  }
}
