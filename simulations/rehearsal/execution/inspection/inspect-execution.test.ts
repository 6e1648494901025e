import { parseUnits } from 'ethers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TimelockController, VotesToken } from '../../../../contracts/bindings/index.js';
import { type Address, accountOf, encodeCall, type Hex } from '../../../chain/index.js';
import { daoSchema } from '../../../scenario/index.js';
import { loadDao } from '../load-dao.js';
import type { LoadedDao } from '../loaded-dao.js';
import { inspectExecution } from './inspect-execution.js';
import type { Inspection } from './inspection.js';

const tokens = (amount: string) => parseUnits(amount, 6);
const [alice, bob] = [accountOf('alice'), accountOf('bob')];

describe('inspecting what really happened on a chain', () => {
  let loaded: LoadedDao;
  beforeAll(async () => {
    const holders = [alice, bob].map((address) => ({ address, tokens: '100' }));
    const dao = daoSchema.parse({
      name: 'test-dao',
      title: 'Test DAO',
      token: { name: 'Acorn', symbol: 'ACN', decimals: 6 },
      holders: { kind: 'list', holders },
      treasury: [
        { asset: 'native', symbol: 'ETH', decimals: 18, tokens: '10' },
        { asset: 'token', symbol: 'ACN', decimals: 6, tokens: '50' },
      ],
    });
    const balances = [tokens('100'), tokens('100')];
    const total = tokens('200');
    const supply = tokens('1000');
    const addresses = [alice, bob];
    const membership = { addresses, balances, total, supply, power: balances, decimals: 6, sourceHash: '' };
    loaded = await loadDao({ dao, membership });
  });
  afterAll(() => loaded.chain.close());

  async function inspect(to: Address, data: Hex, value = 0n): Promise<Inspection> {
    const { chain, timelock } = loaded;
    const [receipt] = await chain.send([{ from: timelock, to, data, value }]);
    const [traced, diff] = await Promise.all([chain.trace(receipt!.hash), chain.stateDiff(receipt!.hash)]);
    return inspectExecution({ traced, diff, logs: receipt!.logs, loaded });
  }

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
    expect(seen.calls[0]?.call.sentence).toContain('12.5 ACN');
    expect(seen.events.map(({ contract, event }) => [contract, event])).toContainEqual(['token', 'Transfer']);
    expect(seen.movements).toMatchObject([{ symbol: 'ACN', fromName: 'timelock', to: bob, amount: '12.5' }]);
    expect(seen.balances).toMatchObject([
      { address: loaded.timelock, name: 'timelock', symbol: 'ACN', change: '-12.5', after: '37.5' },
      { address: bob, symbol: 'ACN', change: '12.5', after: '112.5' },
    ]);
    const variables = seen.changes.filter(({ address }) => address === loaded.token);
    expect(variables).toContainEqual(
      expect.objectContaining({ variable: `_balances[${bob}]`, before: '100000000', after: '112500000' }),
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
});
