/*
 * A long value in parts: whoever takes a value of a million entries over from a thread in one piece is held for seconds by
 * making its objects.
 */

/** Entries of a list, an object or a map, each with its key; a list and a set have none. */
type Entry = readonly [key: unknown, value: unknown];
type Kind = 'list' | 'object' | 'map' | 'set';

export type Part =
  | { readonly does: 'whole'; readonly value: unknown }
  | { readonly does: 'open'; readonly kind: Kind; readonly key: unknown }
  | { readonly does: 'add'; readonly entries: readonly Entry[] }
  | { readonly does: 'close' };

/** Values, or fifty characters of text, that one part has at most, but for a single text that is longer. */
const MOST = 10_000;
const CHARACTERS = 50;

/** A value that can be sent to another thread, cut into parts. What several places share arrives as a copy for each. */
export function* partsOf(value: unknown, most = MOST): Generator<Part> {
  const sizes = new Map<object, number>();
  if (sizeOf(value, sizes) <= most) yield { does: 'whole', value };
  else yield* cut(undefined, value, sizes, most);
}

function* cut(key: unknown, value: unknown, sizes: ReadonlyMap<object, number>, most: number): Generator<Part> {
  const kind = kindOf(value);
  if (kind === null) {
    yield { does: 'add', entries: [[key, value]] };
    return;
  }
  yield { does: 'open', kind, key };
  let together: Entry[] = [];
  let size = 0;
  for (const entry of entriesOf(value as object, kind)) {
    const own = sizeOfEntry(entry, sizes);
    if (size + own > most && together.length > 0) {
      yield { does: 'add', entries: together };
      [together, size] = [[], 0];
    }
    if (own > most) yield* cut(entry[0], entry[1], sizes, most);
    else {
      together.push(entry);
      size += own;
    }
  }
  if (together.length > 0) yield { does: 'add', entries: together };
  yield { does: 'close' };
}

/** Puts a value together again from its parts, in their order. */
export class Assembly {
  /** What has been opened and not closed yet, outermost first. */
  readonly #open: { readonly kind: Kind; readonly key: unknown; readonly value: object }[] = [];
  value: unknown;

  add(part: Part): void {
    if (part.does === 'whole') this.value = part.value;
    else if (part.does === 'open') this.#open.push({ kind: part.kind, key: part.key, value: EMPTY[part.kind]() });
    else if (part.does === 'add') for (const [key, value] of part.entries) this.#put(key, value);
    else {
      const { key, value } = this.#open.pop()!;
      if (this.#open.length === 0) this.value = value;
      else this.#put(key, value);
    }
  }

  #put(key: unknown, value: unknown): void {
    const into = this.#open.at(-1);
    if (into === undefined) this.value = value;
    else if (into.kind === 'list') (into.value as unknown[]).push(value);
    else if (into.kind === 'map') (into.value as Map<unknown, unknown>).set(key, value);
    else if (into.kind === 'set') (into.value as Set<unknown>).add(value);
    // As a property of its own whatever it is called.
    else
      Object.defineProperty(into.value, key as string, { value, enumerable: true, configurable: true, writable: true });
  }
}

const EMPTY: Readonly<Record<Kind, () => object>> = {
  list: () => [],
  object: () => ({}),
  map: () => new Map(),
  set: () => new Set(),
};

/** `null` for what is sent as it is: a text, a number, bytes, a date. */
function kindOf(value: unknown): Kind | null {
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) return 'list';
  if (value instanceof Map) return 'map';
  if (value instanceof Set) return 'set';
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null ? 'object' : null;
}

function entriesOf(value: object, kind: Kind): Iterable<Entry> {
  if (kind === 'list') return (value as readonly unknown[]).map((each) => [undefined, each] as const);
  if (kind === 'map') return (value as ReadonlyMap<unknown, unknown>).entries();
  if (kind === 'set') return Array.from(value as ReadonlySet<unknown>, (each) => [undefined, each] as const);
  return Object.entries(value);
}

function sizeOf(value: unknown, sizes: Map<object, number>): number {
  if (typeof value === 'string') return 1 + value.length / CHARACTERS;
  const kind = kindOf(value);
  if (kind === null) return 1;
  const known = sizes.get(value as object);
  if (known !== undefined) return known;
  let size = 1;
  for (const [key, each] of entriesOf(value as object, kind)) size += sizeOf(key, sizes) + sizeOf(each, sizes);
  sizes.set(value as object, size);
  return size;
}

/** Of what has been measured before. */
function sizeOfEntry([key, value]: Entry, sizes: ReadonlyMap<object, number>): number {
  const of = (each: unknown) =>
    typeof each === 'string' ? 1 + each.length / CHARACTERS : (sizes.get(each as object) ?? 1);
  return of(key) + of(value);
}
