import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountOf } from './account.js';
import type { Address, ChainEngine, ChainTransaction, Hex } from './chain-engine.js';
import { startChain } from './start-chain.js';

const GENESIS = 1_767_225_600;
/** Init code of a contract that reverts every call with the data 0x1234. */
const REVERTING: Hex = '0x600e600c600039600e6000f361123460f01b60005260026000fd';
/** Init code of a contract that logs its calldata's first word. */
const LOGGING: Hex = '0x600b600c600039600b6000f360003560005260206000a0';

describe.each([
  { name: 'anvil', stateRoot: 'none' },
  { name: 'anvil', stateRoot: 'computed' },
  { name: 'ganache', stateRoot: 'computed' },
] as const)('$name (state root $stateRoot) as a chain engine', ({ name, stateRoot }) => {
  let chain: ChainEngine;
  let now = GENESIS + 100;
  const alice = accountOf('alice');
  const bob = accountOf('bob');
  const next = () => {
    now += 10;
    return now;
  };
  const deploy = async (data: Hex): Promise<Address> => {
    const { receipts } = await chain.mine([{ from: alice, to: null, data }], next());
    return receipts[0]!.contractAddress!;
  };

  beforeAll(async () => {
    chain = await startChain(name, { chainId: 31_337, genesisTime: GENESIS, stateRoot });
    await chain.admit([alice, bob]);
  });
  afterAll(() => chain.close());

  it('starts at the genesis time with its deployer', async () => {
    expect(chain.name).toBe(name);
    expect((await chain.latestBlock()).timestamp).toBe(GENESIS);
    expect(chain.deployer).toMatch(/^0x[0-9a-f]{40}$/);
  });

  it('mines all transactions in their order into one block at exactly the time asked for', async () => {
    const logger = await deploy(LOGGING);
    const before = await chain.latestBlock();
    const word = (i: number): Hex => `0x${i.toString(16).padStart(64, '0')}`;
    const transactions: ChainTransaction[] = Array.from({ length: 60 }, (_, i) => ({
      from: i % 3 === 0 ? bob : alice,
      to: logger,
      data: word(i),
    }));
    const time = now + 12_345;
    const block = await chain.mine(transactions, time);
    now = time;
    expect(block.number).toBe(before.number + 1);
    expect(block.timestamp).toBe(time);
    expect(block.logs.map(({ data }) => data)).toEqual(transactions.map(({ data }) => data));
    expect(block.logs.map(({ transactionIndex }) => transactionIndex)).toEqual(transactions.map((_, i) => i));
    expect(block.receipts.every(({ status }) => status === 'success')).toBe(true);
  });

  it('mines an empty block', async () => {
    const block = await chain.mine([], next());
    expect(block).toMatchObject({ timestamp: now, receipts: [], logs: [] });
  });

  it('reports a revert as an outcome with its exact data, and goes on', async () => {
    const reverting = await deploy(REVERTING);
    const logger = await deploy(LOGGING);
    const block = await chain.mine(
      [
        { from: alice, to: reverting, data: '0x' },
        { from: bob, to: logger, data: '0x' },
      ],
      next(),
    );
    expect(block.receipts.map(({ status, revertData }) => [status, revertData])).toEqual([
      ['reverted', '0x1234'],
      ['success', null],
    ]);
    expect(await chain.call([{ to: reverting, data: '0x' }])).toEqual([{ reverted: '0x1234' }]);
  });

  it('refuses to mine at or before the latest block, and can go on', async () => {
    await expect(chain.mine([], GENESIS)).rejects.toMatchObject({ code: 'chain-time' });
    await expect(chain.mine([], now)).rejects.toMatchObject({ code: 'chain-time' });
    expect((await chain.mine([], next())).timestamp).toBe(now);
  });

  it('goes back to a snapshot, nonces included', async () => {
    const { number } = await chain.latestBlock();
    const snapshot = await chain.snapshot();
    await deploy(LOGGING);
    await chain.revert(snapshot);
    expect((await chain.latestBlock()).number).toBe(number);
    expect(await deploy(LOGGING)).toMatch(/^0x/);
    await expect(chain.revert('0x99')).rejects.toThrow(/no snapshot/);
  });
});
