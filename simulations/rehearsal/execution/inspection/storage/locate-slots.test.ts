import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigurableGovernor, GovernanceToken, TimelockController } from '../../../../../contracts/bindings/index.js';
import type { StorageLayout } from '../../loaded-dao.js';
import { locateSlots } from './locate-slots.js';
import { contentSlot, mappingSlot, textHash } from './slot-arithmetic.js';

const alice = BigInt(`0x${'a1'.repeat(20)}`);
const bob = BigInt(`0x${'b0'.repeat(20)}`);
const minter = textHash('MINTER_ROLE');
const keys = new Set([alice, bob, minter, 0n, 1n, 2n]);

/** First slot of a variable. */
function slotOf(layout: StorageLayout, label: string): bigint {
  return BigInt(layout.storage.find((entry) => entry.label === label)?.slot ?? -1);
}

describe('locating slots', () => {
  const token = (label: string) => slotOf(GovernanceToken.layout, label);

  it.each([
    ['_totalSupply', token('_totalSupply'), ['_totalSupply']],
    ['a balance', mappingSlot(alice, token('_balances')), [`_balances[0x${'a1'.repeat(20)}]`]],
    [
      'an allowance',
      mappingSlot(bob, mappingSlot(alice, token('_allowances'))),
      [`_allowances[0x${'a1'.repeat(20)}][0x${'b0'.repeat(20)}]`],
    ],
    [
      'a role',
      mappingSlot(alice, mappingSlot(minter, token('_roles'))),
      [`_roles[0x${minter.toString(16)}].hasRole[0x${'a1'.repeat(20)}]`],
    ],
    [
      'a packed checkpoint of votes',
      contentSlot(mappingSlot(bob, token('_delegateCheckpoints'))) + 7n,
      ['_key', '_value'].map((part) => `_delegateCheckpoints[0x${'b0'.repeat(20)}]._checkpoints[7].${part}`),
    ],
    [
      'how many checkpoints there are',
      mappingSlot(bob, token('_delegateCheckpoints')),
      [`_delegateCheckpoints[0x${'b0'.repeat(20)}]._checkpoints.length`],
    ],
    ['a name', token('_name'), ['_name']],
  ])('finds %s of the token', (_, slot, variables) => {
    const found = locateSlots(GovernanceToken.layout, [slot], keys);
    expect(found.map(({ variable }) => variable)).toEqual(variables);
  });

  it('tells apart what shares a slot', () => {
    const found = locateSlots(
      ConfigurableGovernor.layout,
      [slotOf(ConfigurableGovernor.layout, '_votingPeriod')],
      keys,
    );
    expect(found.map(({ variable, type }) => [variable, type])).toEqual(
      expect.arrayContaining([
        ['_votingDelay', 'uint48'],
        ['_votingPeriod', 'uint32'],
      ]),
    );
  });

  it('finds a setting of the timelock', () => {
    const found = locateSlots(TimelockController.layout, [slotOf(TimelockController.layout, '_minDelay')], keys);
    expect(found).toMatchObject([{ variable: '_minDelay', type: 'uint256', offset: 0, bytes: 32 }]);
  });

  it('finds elements of arrays of small values, and long text', () => {
    const layout: StorageLayout = {
      storage: [
        { label: 'fees', slot: '0', offset: 0, type: 't_array(t_uint64)6_storage' },
        { label: 'title', slot: '2', offset: 0, type: 't_string_storage' },
        { label: 'byId', slot: '3', offset: 0, type: 't_mapping(t_bytes4,t_uint64)' },
      ],
      types: {
        't_array(t_uint64)6_storage': {
          encoding: 'inplace',
          label: 'uint64[6]',
          numberOfBytes: '64',
          base: 't_uint64',
        },
        t_uint64: { encoding: 'inplace', label: 'uint64', numberOfBytes: '8' },
        t_bytes4: { encoding: 'inplace', label: 'bytes4', numberOfBytes: '4' },
        t_string_storage: { encoding: 'bytes', label: 'string', numberOfBytes: '32' },
        't_mapping(t_bytes4,t_uint64)': {
          encoding: 'mapping',
          label: 'mapping(bytes4 => uint64)',
          numberOfBytes: '32',
          key: 't_bytes4',
          value: 't_uint64',
        },
      },
    };
    const id = 0x1234abcdn << 224n;
    const found = locateSlots(layout, [1n, contentSlot(2n) + 1n, mappingSlot(id, 3n)], new Set([id]));
    expect(found.map(({ variable, offset, word }) => [variable, offset, word])).toEqual([
      ['fees[4]', 0, null],
      ['fees[5]', 8, null],
      ['title', 0, 1],
      ['byId[0x1234abcd]', 0, null],
    ]);
  });

  it('never names a slot that no variable has', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n << 200n, max: (1n << 256n) - 1n }), (slot) => {
        expect(locateSlots(GovernanceToken.layout, [slot], keys)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('leaves a balance unnamed whose holder is no candidate', () => {
    expect(locateSlots(GovernanceToken.layout, [mappingSlot(alice, 0n)], new Set([bob]))).toEqual([]);
  });
});
