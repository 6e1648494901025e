import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { address } from '../../../test/fixtures/world.js';
import { tradesByGroup } from './pressure.js';

const [whale, other, trader, buyback] = [address(1), address(2), address(3), address(9)];
const agents = [
  { address: whale, archetype: 'whale' },
  { address: other, archetype: 'whale' },
  { address: trader, archetype: 'noiseTrader' },
];
const nothing = { sold: new Map(), bought: new Map() };

describe('who buys and who sells', () => {
  it('is told of a group as one, of now and of before the tick, and of contracts that trade', () => {
    const before = { sold: new Map([[whale, 2n]]), bought: new Map() };
    const now = {
      sold: new Map([
        [whale, 5n],
        [other, 1n],
      ]),
      bought: new Map([[buyback, 4n]]),
    };
    expect(Object.fromEntries(tradesByGroup(now, before, agents))).toEqual({
      whale: { sold: 6n, bought: 0n, soldBefore: 2n, boughtBefore: 0n },
      contracts: { sold: 0n, bought: 4n, soldBefore: 0n, boughtBefore: 0n },
    });
  });

  it('is told of nobody where nobody traded', () => {
    expect(tradesByGroup(nothing, nothing, agents).size).toBe(0);
  });

  it('adds up to all that was ever traded', () => {
    const accounts = [whale, other, trader, buyback];
    const amounts = fc.array(fc.bigInt(0n, 10n ** 24n), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(amounts, amounts, (sold, bought) => {
        const by = (list: readonly bigint[]) => new Map(accounts.map((account, i) => [account, list[i] ?? 0n]));
        const groups = [...tradesByGroup({ sold: by(sold), bought: by(bought) }, nothing, agents).values()];
        const sum = (list: readonly bigint[]) => list.reduce((all, one) => all + one, 0n);
        expect(sum(groups.map((one) => one.sold))).toBe(sum(sold));
        expect(sum(groups.map((one) => one.bought))).toBe(sum(bought));
      }),
    );
  });
});
