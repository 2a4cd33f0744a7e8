/** Values that come again and again, each written once. */
export class Repeated<T> {
  readonly #places = new Map<T, number>();

  placeOf(value: T): number {
    const known = this.#places.get(value);
    if (known !== undefined) return known;
    const place = this.#places.size;
    this.#places.set(value, place);
    return place;
  }

  get all(): T[] {
    return [...this.#places.keys()];
  }
}
