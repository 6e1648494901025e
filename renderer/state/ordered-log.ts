/**
 * Things by their place in time: frames by tick, rounds by number. They come in any order (the past by request, the
 * present by event); `count` is how many are there without a gap from 0 on, and readers look at those only.
 */
export class OrderedLog<T> {
  readonly #things: (T | undefined)[] = [];
  readonly #placeOf: (thing: T) => number;
  #count = 0;

  constructor(placeOf: (thing: T) => number) {
    this.#placeOf = placeOf;
  }

  /** How many there are from 0 on without a gap. */
  get count(): number {
    return this.#count;
  }

  /** Some are known beyond a gap: the log has to ask for what lies between. */
  get hasGap(): boolean {
    return this.#things.length > this.#count;
  }

  add(thing: T): void {
    this.#things[this.#placeOf(thing)] = thing;
    while (this.#things[this.#count] !== undefined) this.#count++;
  }

  /** Those so far, as a view that does not grow. */
  upTo(count = this.#count): readonly T[] {
    return this.#things.slice(0, Math.min(count, this.#count)) as T[];
  }

  at(place: number): T | null {
    return place < this.#count ? (this.#things[place] ?? null) : null;
  }
}
