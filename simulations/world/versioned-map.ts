/** Stands for a value that was not there. */
const ABSENT = Symbol('absent');

/** What became of a version when a later one was begun. */
interface Later<K, V> {
  /** What the later version changed, as it was before. */
  readonly undo: Map<K, V | typeof ABSENT>;
  /** `null` once the later version has entries of its own, so that nothing more is changed in those that were shared. */
  next: VersionedMap<K, V> | null;
}

/** Versions that share their entries. Whoever keeps one keeps what all later ones of these changed. */
const MOST_SHARING = 64;

/**
 * A map in versions: a later one is begun at the cost of what it changes and not of all there is, and the earlier ones
 * stay as they were. All share one map that is as the newest version says; an earlier one knows what was changed since
 * (Baker's persistent arrays, "Shallow binding makes functional arrays fast", 1991). Entries keep the order of a plain map.
 */
export class VersionedMap<K, V> implements ReadonlyMap<K, V> {
  #entries: Map<K, V>;
  readonly #number: number;
  /** What this version's predecessor knows of it; `null` when the entries are this version's alone. */
  #before: Later<K, V> | null = null;
  /** `null` for the newest version. */
  #later: Later<K, V> | null = null;
  /** Of an earlier version. */
  #size = 0;

  /** @param entries belong to this map from now on */
  constructor(entries: Map<K, V>, number = 0) {
    this.#entries = entries;
    this.#number = number;
  }

  /** Begins a version after this one, which alone may be written to. */
  next(): VersionedMap<K, V> {
    if (this.#later !== null || this.#number === MOST_SHARING) return new VersionedMap(new Map(this));
    const next = new VersionedMap(this.#entries, this.#number + 1);
    this.#size = this.#entries.size;
    this.#later = { undo: new Map(), next };
    next.#before = this.#later;
    return next;
  }

  /** @throws Error when there is a later version */
  set(key: K, value: V): this {
    this.#requireNewest();
    const undo = this.#before?.undo;
    if (undo !== undefined && !undo.has(key)) {
      undo.set(key, this.#entries.has(key) ? (this.#entries.get(key) as V) : ABSENT);
    }
    this.#entries.set(key, value);
    return this;
  }

  /** Costs a copy of all entries: an entry that came back could not have its old place among them. */
  delete(key: K): boolean {
    this.#requireNewest();
    if (this.#before !== null) {
      this.#entries = new Map(this.#entries);
      this.#before.next = null;
      this.#before = null;
    }
    return this.#entries.delete(key);
  }

  get(key: K): V | undefined {
    const was = this.#wasBefore(key);
    if (was === undefined) return this.#entries.get(key);
    return was.value === ABSENT ? undefined : was.value;
  }

  has(key: K): boolean {
    const was = this.#wasBefore(key);
    return was === undefined ? this.#entries.has(key) : was.value !== ABSENT;
  }

  get size(): number {
    return this.#later === null ? this.#entries.size : this.#size;
  }

  entries(): MapIterator<[K, V]> {
    // Stryker disable next-line ConditionalExpression: of the newest version both ways give the same, the first at less cost.
    return this.#later === null ? this.#entries.entries() : this.#earlierEntries();
  }

  *keys(): MapIterator<K> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this);
  }

  *#earlierEntries(): MapIterator<[K, V]> {
    for (const [key, value] of this.#entries) {
      const was = this.#wasBefore(key);
      if (was === undefined) yield [key, value];
      else if (was.value !== ABSENT) yield [key, was.value];
    }
  }

  /** A key's value before the first change since this version; `undefined` when nobody has changed it since. */
  #wasBefore(key: K): { readonly value: V | typeof ABSENT } | undefined {
    for (let later = this.#later; later !== null; later = later.next === null ? null : later.next.#later) {
      const value = later.undo.get(key);
      // Stryker disable next-line ConditionalExpression: a value that is there spares the question whether it is.
      if (value !== undefined || later.undo.has(key)) return { value: value as V | typeof ABSENT };
    }
    return undefined;
  }

  #requireNewest(): void {
    if (this.#later !== null) throw new Error('an earlier version of a map is not written to');
  }
}
