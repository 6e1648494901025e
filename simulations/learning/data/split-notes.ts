import type { Dataset } from './example-set.js';

/** Names listed at a time. */
const NAMES_SHOWN = 5;

/** What can't be learnt or measured, because a class is in some splits only: a sentence a split. */
export function splitNotes({ classNames, train, heldOut, test }: Dataset): string[] {
  const missingFrom = (labels: Uint8Array) => {
    const present = new Set(labels);
    return classNames.filter((_, label) => !present.has(label));
  };
  const note = (names: readonly string[], split: string, effect: readonly [one: string, several: string]) => {
    if (names.length === 0) return [];
    const shown = names.slice(0, NAMES_SHOWN).map((name) => `“${name}”`);
    const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : '';
    const [are, does] = names.length === 1 ? ['is', effect[0]] : ['are', effect[1]];
    const place = `${are} not in the ${split} split, and ${does}`;
    return [`${names.length} of ${classNames.length} classes ${place}: ${shown.join(', ')}${more}.`];
  };
  return [
    ...note(missingFrom(train.labels), 'training', ['cannot be learnt', 'cannot be learnt']),
    ...note(missingFrom(heldOut.labels), 'held-out', ['counts in no score', 'count in no score']),
    ...note(missingFrom(test.labels), 'test', ['counts in no accuracy', 'count in no accuracy']),
  ];
}
