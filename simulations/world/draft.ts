import { VersionedMap } from './versioned-map.js';

/** A smaller map is copied: that costs less than to keep versions apart. */
const LEAST_VERSIONED = 512;

/**
 * A map while its block is applied. When it is first written to, and not before, a small one is copied and a large one
 * goes on in a later version; blocks that leave it alone share it.
 */
export class DraftMap<K, V> {
  #base: ReadonlyMap<K, V>;
  #copy: Map<K, V> | VersionedMap<K, V> | null = null;
  /** Keys whose values were copied for this block. */
  #owned: Set<K> | null = null;

  constructor(base: ReadonlyMap<K, V>) {
    this.#base = base;
  }

  get(key: K): V | undefined {
    return (this.#copy ?? this.#base).get(key);
  }

  has(key: K): boolean {
    return (this.#copy ?? this.#base).has(key);
  }

  set(key: K, value: V): void {
    this.#writable().set(key, value);
    // What is put here may be somebody else's, whatever stood here before.
    this.#owned?.delete(key);
  }

  delete(key: K): void {
    if (this.has(key)) this.#writable().delete(key);
    this.#owned?.delete(key);
  }

  /** Takes another map for the whole of it, which nobody changes any more. */
  replace(map: ReadonlyMap<K, V>): void {
    this.#base = map;
    this.#copy = null;
    this.#owned = null;
  }

  values(): MapIterator<V> {
    return (this.#copy ?? this.#base).values();
  }

  keys(): MapIterator<K> {
    return (this.#copy ?? this.#base).keys();
  }

  get size(): number {
    return (this.#copy ?? this.#base).size;
  }

  /**
   * A value that the block may change in place: copied once a block, at its first use.
   * @throws Error when the map has no such key
   */
  own<W extends V>(key: K, copy: (value: V) => W): W {
    const value = this.get(key);
    if (value === undefined) throw new Error(`an event speaks of ${String(key)}, which the chain never announced`);
    // What `own` has put there is of the copy's type.
    if (this.#owned?.has(key)) return value as W;
    const own = copy(value);
    this.set(key, own);
    this.#owned ??= new Set();
    this.#owned.add(key);
    return own;
  }

  /** The map as it stands; the very base when nothing was written. */
  finish(): ReadonlyMap<K, V> {
    return this.#copy ?? this.#base;
  }

  #writable(): Map<K, V> | VersionedMap<K, V> {
    // Stryker disable next-line ConditionalExpression,EqualityOperator: both maps read alike, and differ in what they cost.
    this.#copy ??= this.#base.size < LEAST_VERSIONED ? new Map(this.#base) : laterVersionOf(this.#base);
    return this.#copy;
  }
}

function laterVersionOf<K, V>(map: ReadonlyMap<K, V>): VersionedMap<K, V> {
  return map instanceof VersionedMap ? map.next() : new VersionedMap(new Map(map));
}

/** A state while its block is applied: maps are copied when first written to, everything else may be assigned. */
export type Draft<S> = {
  -readonly [K in keyof S]: S[K] extends ReadonlyMap<infer A, infer V> ? DraftMap<A, V> : S[K];
};

/** Opens a draft of a state; the state itself never changes. */
export function draftOf<S extends object>(state: S): Draft<S> {
  const entries = Object.entries(state).map(([key, value]) => [
    key,
    value instanceof Map || value instanceof VersionedMap ? new DraftMap(value) : value,
  ]);
  return Object.fromEntries(entries) as Draft<S>;
}

/** The state that a draft has become; what was not written is shared with the state before. */
export function finishDraft<S extends object>(draft: Draft<S>): S {
  const entries = Object.entries(draft).map(([key, value]) => [
    key,
    value instanceof DraftMap ? value.finish() : value,
  ]);
  return Object.fromEntries(entries) as S;
}
