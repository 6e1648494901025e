/** Groups told at a time. */
const GROUPS_SHOWN = 5;

/** A whole number that may have zeros before it or after its decimal point. */
const PADDED = /^0*(\d+)(?:\.0*)?$/;

function normalised(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff]+/g, '')
    .toLowerCase();
}

/** The names that are the same but for case, blanks, zeros about a number and how accents are written: each such group. */
export function alikeNames(names: readonly string[]): string[][] {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const key = normalised(name).replace(PADDED, '$1');
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** A sentence for each group of names that may be meant to be one; `subject` says what they are names of. */
export function alikeNotes(subject: string, names: readonly string[]): string[] {
  return alikeNames(names)
    .slice(0, GROUPS_SHOWN)
    .map((same) => {
      const inZeros = new Set(same.map(normalised)).size > 1;
      const names = same.map((name) => `“${name}”`).join(', ');
      return `${subject} ${names} differ in ${inZeros ? 'how a number is written' : 'case or blanks'} only.`;
    });
}
