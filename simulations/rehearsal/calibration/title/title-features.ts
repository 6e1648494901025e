/** Endings that make no other word of it: `building`, `builds`, `build`. */
const ENDING = /(ing|ed|es|s)$/;

/** The words of a title, each once, in lower case and without endings; every number is `#`. */
export function titleWords(title: string): readonly string[] {
  const words =
    title
      .toLowerCase()
      .normalize('NFKD')
      .match(/\p{L}{2,}|\p{N}+/gu) ?? [];
  return [...new Set(words.map((word) => (/^\p{N}/u.test(word) ? '#' : word.replace(ENDING, ''))))];
}

const is = (condition: boolean) => (condition ? 1 : 0);

/** How a title is written, whatever its words: about 0 for a usual one, 1 for one that is so. */
export function titleForm(title: string): Readonly<Record<string, number>> {
  const letters = title.match(/\p{L}/gu)?.length ?? 0;
  return {
    length: Math.log1p(title.match(/\S+/g)?.length ?? 0) - 2,
    asks: is(/\?\s*$/.test(title)),
    should: is(/^\s*(should|shall|can|could|do|would)\b/i.test(title)),
    capitals: (title.match(/\p{Lu}/gu)?.length ?? 0) / Math.max(1, letters),
    numbers: is(/\p{N}/u.test(title)),
    lowerCase: is(/^\p{Ll}/u.test(title)),
    otherScript: is(/[^\p{ASCII}]/u.test(title)),
    again: is(/\bre-?sub|\brevised\b|\bv2\b|\bpart 2\b|\bagain\b/i.test(title)),
    exclaims: is(title.includes('!')),
    parts: is(/[:|–-]/.test(title)),
  };
}

/** The place that a title names by two coordinates, as `-75,108`; `null` without. */
export function placeIn(title: string): readonly [number, number] | null {
  const [, x, y] = /(-?\d+)\s*,\s*(-?\d+)/.exec(title) ?? [];
  return x === undefined || y === undefined ? null : [Number(x), Number(y)];
}
