import { solidityPackedKeccak256, zeroPadValue } from 'ethers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentSlot, mappingSlot, namespaceSlot, standardSlot, wordOf } from './slot-arithmetic.js';

describe('where storage lies', () => {
  // The slots that ERC-1967 states.
  it.each([
    ['eip1967.proxy.implementation', '0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc'],
    ['eip1967.proxy.admin', '0xb53127684a568b3173ae13b9f8a6016e243e63b6e8ee1178d6a717850b5d6103'],
    ['eip1967.proxy.beacon', '0xa3f0ad74e5423aebfd80d3ef4346578335a9a72aeaee59ff6cb3582b35133d50'],
  ])('the standard slot of %s', (label, slot) => {
    expect(wordOf(standardSlot(label))).toBe(slot);
  });

  // The example of ERC-7201, and a slot that OpenZeppelin's OwnableUpgradeable 5.x states.
  it.each([
    ['example.main', '0x183a6125c38840424c4a85fa12bab2ab606c4b6d0e7cc73c0c06ba5300eab500'],
    ['openzeppelin.storage.Ownable', '0x9016d09d72d40fdae2fd8ceac6b6234c7706214fd39c1cd1e609a0528c199300'],
  ])('the namespace %s', (id, slot) => {
    expect(wordOf(namespaceSlot(id))).toBe(slot);
  });

  it('hashes a key with its mapping’s slot, and a slot alone', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: (1n << 256n) - 1n }), fc.bigInt({ min: 0n, max: 500n }), (key, slot) => {
        expect(wordOf(mappingSlot(key, slot))).toBe(solidityPackedKeccak256(['uint256', 'uint256'], [key, slot]));
        expect(wordOf(contentSlot(slot))).toBe(solidityPackedKeccak256(['uint256'], [slot]));
      }),
      { numRuns: 50 },
    );
  });

  it('writes negative numbers in two’s complement', () => {
    expect(wordOf(-1n)).toBe(`0x${'f'.repeat(64)}`);
    expect(wordOf(5n)).toBe(zeroPadValue('0x05', 32));
  });
});
