import { everyCallWithin, everyFrame } from '../every-frame.js';
import { type Check, error } from '../review.js';

export const forbiddenCalls: Check = {
  id: 'forbidden-calls',
  title: 'No call that the charter forbids',
  quiet: 'No call is one that the charter forbids.',
  find: ({ loaded, decoded, inspection }) => {
    const forbidden = new Set(loaded.dao.charter.forbiddenCalls.map(bare));
    const made = [...decoded, ...inspection.calls.flatMap(everyFrame).map(({ call }) => call)].flatMap(everyCallWithin);
    const found = made.filter(({ signature }) => signature !== null && forbidden.has(signature));
    return found.map(({ signature, targetName, to }) =>
      error(`The charter forbids ${signature}, called on ${targetName ?? to}.`),
    );
  },
};

/** A signature as decoded calls have it: without spaces and parameters' names. */
function bare(signature: string): string {
  return signature
    .replace(/^function\s+/, '')
    .replace(/\s+\w+(?=[,)])/g, '')
    .replace(/\s+/g, '');
}
