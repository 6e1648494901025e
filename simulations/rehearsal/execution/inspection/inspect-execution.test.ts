import { parseUnits } from 'ethers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TimelockController, VotesToken } from '../../../../contracts/bindings/index.js';
import { alice, bob, inspectCall, standingDao } from '../../../../test/fixtures/rehearsal/call-as-timelock.js';
import { MINTING_ART } from '../../../../test/fixtures/rehearsal/hand-written-code.js';
import { type Address, encodeCall, type Hex } from '../../../chain/index.js';
import type { LoadedDao } from '../loaded-dao.js';

const tokens = (amount: string) => parseUnits(amount, 18);

describe('inspecting what really happened on a chain', () => {
  let loaded: LoadedDao;
  beforeAll(async () => {
    loaded = await standingDao();
  });
  afterAll(() => loaded.chain.close());

  const inspect = (to: Address, data?: Hex, value?: bigint) => inspectCall(loaded, to, data, value);

  it('tells a treasury transfer as call, event, movement, balances and state', async () => {
    const seen = await inspect(loaded.token, encodeCall(VotesToken, 'transfer', [bob, tokens('12.5')]));
    expect(seen.calls).toMatchObject([
      {
        kind: 'CALL',
        fromName: 'timelock',
        result: 'true',
        reverted: null,
        call: { signature: 'transfer(address,uint256)' },
      },
    ]);
    expect(seen.calls[0]?.call.sentence).toContain('12.5 GOV');
    expect(seen.events.map(({ contract, event }) => [contract, event])).toContainEqual(['token', 'Transfer']);
    expect(seen.movements).toMatchObject([{ symbol: 'GOV', fromName: 'timelock', to: bob, amount: '12.5' }]);
    expect(seen.balances).toMatchObject([
      { address: loaded.timelock, name: 'timelock', symbol: 'GOV', change: '-12.5', after: '37.5' },
      { address: bob, symbol: 'GOV', change: '12.5', after: '112.5' },
    ]);
    const variables = seen.changes.filter(({ address }) => address === loaded.token);
    expect(variables).toContainEqual(
      expect.objectContaining({
        variable: `_balances[${bob}]`,
        before: '100000000000000000000',
        after: '112500000000000000000',
      }),
    );
    expect(variables.every(({ variable }) => variable !== null)).toBe(true);
  });

  it('tells a change of the timelock’s delay by its variable', async () => {
    const seen = await inspect(loaded.timelock, encodeCall(TimelockController, 'updateDelay', [60n]));
    expect(seen.changes).toMatchObject([
      { contract: 'timelock', variable: '_minDelay', before: '172800', after: '60' },
    ]);
    expect(seen.events).toMatchObject([{ event: 'MinDelayChange' }]);
  });

  it('tells every changed word of a mint, checkpoints of the supply included', async () => {
    const seen = await inspect(loaded.token, encodeCall(VotesToken, 'mint', [alice, tokens('5')]));
    expect(seen.movements).toMatchObject([{ fromName: 'mint', to: alice, amount: '5' }]);
    const names = seen.changes.map(({ variable }) => variable ?? '');
    expect(names).toEqual(expect.arrayContaining(['_totalSupply', `_balances[${alice}]`]));
    expect(names.some((name) => /^_totalCheckpoints\._checkpoints\[\d+\]\._value$/.test(name))).toBe(true);
    expect(names).not.toContain('');
  });

  it('says why a call reverted', async () => {
    const seen = await inspect(loaded.token, encodeCall(VotesToken, 'transfer', [bob, tokens('1000000')]));
    expect(seen.calls[0]?.reverted).toMatch(/^ERC20InsufficientBalance\(/);
    expect(seen.movements).toEqual([]);
    expect(seen.changes).toEqual([]);
  });

  it('follows native currency', async () => {
    const seen = await inspect(bob, '0x', 10n ** 18n);
    expect(seen.movements).toMatchObject([
      { asset: 'native', symbol: 'ETH', fromName: 'timelock', to: bob, amount: '1' },
    ]);
    expect(seen.balances.map(({ change }) => change)).toEqual(['-1', '1']);
  });

  it('follows an ERC-721 by its number, whatever contract it is of', async () => {
    const art: Address = `0x${'ad'.repeat(20)}`;
    await loaded.chain.place(art, MINTING_ART);
    const seen = await inspect(art);
    expect(seen.events).toMatchObject([{ contract: null, event: 'Transfer' }]);
    expect(seen.events[0]?.arguments.map(({ name }) => name)).toEqual(['from', 'to', 'tokenId']);
    expect(seen.movements).toMatchObject([
      { symbol: '0xadad…adad #42', fromName: 'mint', toName: 'timelock', amount: '1' },
    ]);
    expect(seen.balances).toMatchObject([{ name: 'timelock', change: '1' }]);
  });
});
