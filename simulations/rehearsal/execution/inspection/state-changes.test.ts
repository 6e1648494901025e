import { describe, expect, it } from 'vitest';
import { GovernanceToken } from '../../../../contracts/bindings/index.js';
import type { Address, TracedAccount, TracedCall } from '../../../chain/index.js';
import type { KnownContract } from '../loaded-dao.js';
import { stateChanges } from './state-changes.js';
import { contentSlot, mappingSlot, namespaceSlot, standardSlot, wordOf } from './storage/slot-arithmetic.js';

const account = (digits: string): Address => `0x${digits.repeat(20)}`;
const [token, proxy, logic, alice] = [account('70'), account('9a'), account('10'), account('a1')];
const known: readonly KnownContract[] = [
  { name: 'token', address: token, contract: GovernanceToken, layout: GovernanceToken.layout },
  { name: 'Logic', address: logic, contract: GovernanceToken, layout: GovernanceToken.layout },
];

function diffOf(address: Address, slots: readonly (readonly [slot: bigint, before: bigint, after: bigint])[]) {
  const storage = slots.map(([slot, before, after]) => ({
    slot: wordOf(slot),
    before: wordOf(before),
    after: wordOf(after),
  }));
  const changed: TracedAccount = { balanceBefore: 0n, balanceAfter: 0n, codeChanged: false, storage };
  return new Map([[address, changed]]);
}

function slotOf(label: string): bigint {
  return BigInt(GovernanceToken.layout.storage.find((entry) => entry.label === label)?.slot ?? -1);
}

const delegated: TracedCall = {
  kind: 'DELEGATECALL',
  from: proxy,
  to: logic,
  valueWei: 0n,
  input: '0x',
  output: '0x',
  gasUsed: 1n,
  error: null,
  calls: [],
};

describe('changes of state', () => {
  it('names the variable with its key, and what it was', () => {
    const diff = diffOf(token, [[mappingSlot(BigInt(alice), slotOf('_balances')), 5n, 7n]]);
    expect(stateChanges(diff, [], known, new Set([BigInt(alice)]))).toEqual([
      {
        address: token,
        contract: 'token',
        variable: `_balances[${alice}]`,
        type: 'uint256',
        slot: wordOf(mappingSlot(BigInt(alice), slotOf('_balances'))),
        before: '5',
        after: '7',
      },
    ]);
  });

  it('tells only the parts of a packed slot that changed', () => {
    const slot = contentSlot(slotOf('_totalCheckpoints'));
    const changes = stateChanges(diffOf(token, [[slot, (5n << 48n) | 99n, (6n << 48n) | 99n]]), [], known, new Set());
    expect(changes).toMatchObject([{ variable: '_totalCheckpoints._checkpoints[0]._value', before: '5', after: '6' }]);
  });

  it('shows raw what no variable explains', () => {
    const changes = stateChanges(diffOf(token, [[4242n, 0n, 1n]]), [], known, new Set());
    expect(changes).toMatchObject([{ variable: null, type: null, before: wordOf(0n), after: wordOf(1n) }]);
  });

  it('reads a proxy by the layout of the code it ran', () => {
    const diff = diffOf(proxy, [[slotOf('_totalSupply'), 1n, 2n]]);
    expect(stateChanges(diff, [delegated], known, new Set())).toMatchObject([
      { contract: null, variable: '_totalSupply' },
    ]);
    expect(stateChanges(diff, [], known, new Set())).toMatchObject([{ variable: null }]);
  });

  it.each([
    [standardSlot('eip1967.proxy.implementation'), 'proxy.implementation', alice],
    [namespaceSlot('openzeppelin.storage.Ownable'), '_owner', alice],
  ])('knows the standard slot %#: %s', (slot, variable, after) => {
    const changes = stateChanges(diffOf(proxy, [[slot, 0n, BigInt(alice)]]), [], known, new Set());
    expect(changes).toMatchObject([{ variable, type: 'address', after }]);
  });

  it('reads a long text from its content', () => {
    const text = 'A name that is a little longer than a word';
    const hex = Buffer.from(text).toString('hex').padEnd(128, '0');
    const slot = slotOf('_name');
    const changes = stateChanges(
      diffOf(token, [
        [slot, 0n, BigInt(text.length * 2 + 1)],
        [contentSlot(slot), 0n, BigInt(`0x${hex.slice(0, 64)}`)],
        [contentSlot(slot) + 1n, 0n, BigInt(`0x${hex.slice(64)}`)],
      ]),
      [],
      known,
      new Set(),
    );
    expect(changes).toMatchObject([
      { variable: '_name', before: '""', after: JSON.stringify(text) },
      { variable: '_name (word 0)' },
      { variable: '_name (word 1)' },
    ]);
  });
});
