import { type Check, error, info, warning } from '../review.js';
import { actionAt } from '../words.js';

export const calldataDecodes: Check = {
  id: 'calldata-decodes',
  title: 'Every call can be read',
  quiet: 'Every action’s calldata decodes by its target’s ABI, and encodes back to the same bytes.',
  find: ({ decoded }) =>
    decoded.flatMap(({ data, signature, exact, guessed, targetName, to }, index) => {
      const target = targetName ?? to;
      if (data === '0x') return [];
      if (signature === null) {
        return [warning(`${actionAt(index)}: no ABI knows ${data.slice(0, 10)} of ${target}, so nobody can read it.`)];
      }
      if (!exact)
        return [
          error(`${actionAt(index)}: ${signature} of ${target} is encoded in an unusual way; it may hide something.`),
        ];
      if (guessed)
        return [
          info(`${actionAt(index)}: ${signature} is a guess from the selector; the ABI of ${target} is unknown.`),
        ];
      return [];
    }),
};
