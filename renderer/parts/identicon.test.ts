import fc from 'fast-check';
import { expect, it } from 'vitest';
import { identiconCells } from './identicon.js';

it('an agent’s picture is mirrored and always the same', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^0x[0-9a-f]{40}$/), (address) => {
      const cells = identiconCells(address);
      expect(cells).toEqual(identiconCells(address.toUpperCase().replace('0X', '0x')));
      const keys = new Set(cells.map(([x, y]) => `${x},${y}`));
      for (const [x, y] of cells) expect(keys.has(`${4 - x},${y}`)).toBe(true);
    }),
  );
});
