/** Groups told at a time. */
const GROUPS_SHOWN = 5;

/** The names that are the same but for case, blanks and the way accents are written: each such group. */
export function alikeNames(names: readonly string[]): string[][] {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const key = name
      .normalize('NFKC')
      .replace(/[\s\u200b-\u200d\ufeff]+/g, '')
      .toLowerCase();
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** A sentence for each group of names that may be meant to be one; `subject` says what they are names of. */
export function alikeNotes(subject: string, names: readonly string[]): string[] {
  return alikeNames(names)
    .slice(0, GROUPS_SHOWN)
    .map((same) => `${subject} ${same.map((name) => `“${name}”`).join(', ')} differ in case or blanks only.`);
}
