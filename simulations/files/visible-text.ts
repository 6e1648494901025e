/** Characters that move a terminal's cursor or turn the direction of what follows, but for tab and line break. */
const ACTING = /(?![\t\n])[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/**
 * A text as it can be shown anywhere: control characters (a terminal would obey them) and those that change the direction
 * of writing (`U+202E` makes "gpj.exe" of "exe.jpg") are written out as `\u202e`, which JSON reads as the same.
 */
export function visibleText(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(ACTING, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

const MOST_NAMES = 20;
const LONGEST_NAME = 40;

/** Names in a sentence: as many and as long as can be read. */
export function visibleNames(names: readonly string[]): string {
  const some = names
    .slice(0, MOST_NAMES)
    .map((name) => visibleText(name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name));
  return `${some.join(', ')}${names.length > MOST_NAMES ? ' and more' : ''}`;
}
