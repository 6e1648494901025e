import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountOf } from './account.js';
import type { ChainEngine, ChainTransaction, Hex, MinedBlock } from './chain-engine.js';
import { startChain } from './start-chain.js';

const GENESIS = 1_767_225_600;
const ENGINES = [
  ['anvil', 'none'],
  ['anvil', 'computed'],
  ['ganache', 'computed'],
] as const;

/** Init code of a contract with this code. */
function initCode(code: string): Hex {
  const size = (code.length / 2).toString(16).padStart(2, '0');
  return `0x60${size}600c60003960${size}6000f3${code}`;
}

/** What contracts can do to a transaction, each as a contract that does it whatever it is sent. */
const CODES = {
  'log the first word': '60003560005260206000a0',
  'revert without data': '60006000fd',
  'revert with memory that was never written': '60206000fd',
  'revert with two bytes': '61123460f01b60005260026000fd',
  'meet an invalid opcode': 'fe',
  'loop for ever': '5b600056',
  'give the time': '4260005260206000f3',
  'log, then revert': '60206000a060206000fd',
} as const;
type Deed = keyof typeof CODES;
const DEEDS = Object.keys(CODES) as Deed[];

describe('on both engines, with and without state roots', () => {
  const alice = accountOf('alice');
  const bob = accountOf('bob');
  const nobody = accountOf('nobody');
  let chains: readonly ChainEngine[];
  let now = GENESIS;
  const addresses = new Map<Deed, ChainTransaction['to']>();

  /** What all of them say, which must be the same. */
  async function all<T>(ask: (chain: ChainEngine) => Promise<T>): Promise<T> {
    const answers = await Promise.all(chains.map(ask));
    for (const answer of answers.slice(1)) expect(answer).toEqual(answers[0]);
    return answers[0]!;
  }
  const mine = (transactions: readonly ChainTransaction[]): Promise<MinedBlock> => {
    now += 7;
    const time = now;
    return all((chain) => chain.mine(transactions, time));
  };
  const doing = (deed: Deed, from = alice): ChainTransaction => ({ from, to: addresses.get(deed)!, data: '0x' });

  beforeAll(async () => {
    chains = await Promise.all(
      ENGINES.map(([name, stateRoot]) => startChain(name, { chainId: 7, genesisTime: GENESIS, stateRoot })),
    );
    await Promise.all(chains.map((chain) => chain.admit([alice, bob])));
    const { receipts } = await mine(
      DEEDS.map((deed, i) => ({ from: i % 2 ? alice : bob, to: null, data: initCode(CODES[deed]) })),
    );
    for (const [i, deed] of DEEDS.entries()) addresses.set(deed, receipts[i]!.contractAddress);
  });
  afterAll(() => Promise.all(chains.map((chain) => chain.close())));

  it('every way for a transaction to end comes out the same, gas and data included', async () => {
    const { receipts, number } = await mine(
      DEEDS.flatMap((deed) => [
        { ...doing(deed), gas: 100_000n },
        { ...doing(deed, bob), gas: 90_000n },
      ]),
    );
    expect(number).toBe(2);
    const revertOf = (deed: Deed) => receipts[2 * DEEDS.indexOf(deed)]!.revertData;
    expect(revertOf('log the first word')).toBeNull();
    expect(revertOf('revert without data')).toBe('0x');
    expect(revertOf('revert with memory that was never written')).toBe(`0x${'0'.repeat(64)}`);
    expect(revertOf('revert with two bytes')).toBe('0x1234');
    expect(revertOf('meet an invalid opcode')).toBe('0x');
    expect(revertOf('loop for ever')).toBe('0x');
    expect(receipts[2 * DEEDS.indexOf('loop for ever')]!.gasUsed).toBe(100_000n);
  });

  it('logs of what reverted are gone, and others keep their place', async () => {
    const { logs } = await mine([doing('log, then revert'), doing('log the first word'), doing('log, then revert')]);
    expect(logs.map(({ transactionIndex }) => transactionIndex)).toEqual([1]);
  });

  it('a deployment that fails has no address', async () => {
    const { receipts } = await mine([
      { from: alice, to: null, data: '0x60006000fd' },
      { from: alice, to: null, data: initCode('00') },
    ]);
    expect(receipts.map(({ contractAddress }) => contractAddress !== null)).toEqual([false, true]);
  });

  it('native wei arrives where it is sent', async () => {
    const { receipts } = await mine([{ from: alice, to: nobody, data: '0x', value: 5n }]);
    expect(receipts).toMatchObject([{ status: 'success', gasUsed: 21_000n }]);
  });

  it('calls see the latest block, as many at once as wanted, and tell apart what reverts', async () => {
    await mine([]);
    const calls = DEEDS.filter((deed) => deed !== 'loop for ever').map((deed) => ({
      to: addresses.get(deed)!,
      data: '0x' as Hex,
    }));
    const results = await all((chain) => chain.call(calls));
    expect(results).toContainEqual({ data: `0x${now.toString(16).padStart(64, '0')}` });
    expect(results).toContainEqual({ reverted: '0x1234' });
    expect(await all((chain) => chain.call([]))).toEqual([]);
  });

  it('a snapshot brings back blocks, times and nonces, once', async () => {
    const before = await all((chain) => chain.latestBlock());
    const snapshots = await Promise.all(chains.map((chain) => chain.snapshot()));
    const first = await mine([doing('log the first word')]);
    await Promise.all(chains.map((chain, i) => chain.revert(snapshots[i]!)));
    now = before.timestamp;
    expect(await all((chain) => chain.latestBlock())).toEqual(before);
    expect(await mine([doing('log the first word')])).toEqual(first);
    for (const [i, chain] of chains.entries()) {
      await expect(chain.revert(snapshots[i]!)).rejects.toMatchObject({ code: 'snapshot-unknown' });
    }
  });

  it.each([
    ['of a sender that was not admitted', () => [doing('log the first word', nobody)]],
    ['with less gas than any takes', () => [{ ...doing('log the first word'), gas: 20n }]],
    ['that spends more than there is', () => [{ from: bob, to: nobody, data: '0x', value: 10n ** 40n } as const]],
    [
      'among good ones',
      () => [doing('log the first word'), doing('log the first word', nobody), doing('give the time')],
    ],
  ])('a transaction %s is refused as a whole, and nothing of it is left', async (_, transactions) => {
    const before = await all((chain) => chain.latestBlock());
    for (const chain of chains) {
      await expect(chain.mine(transactions(), now + 1)).rejects.toMatchObject({ code: 'chain-refused' });
    }
    expect(await all((chain) => chain.latestBlock())).toEqual(before);
    const { number, receipts } = await mine([doing('log the first word')]);
    expect([number, receipts.length]).toEqual([before.number + 1, 1]);
  });

  it('admitting more accounts takes no block and no time', async () => {
    const before = await all((chain) => chain.latestBlock());
    await Promise.all(chains.map((chain) => chain.admit([nobody, accountOf('late')])));
    expect(await all((chain) => chain.latestBlock())).toEqual(before);
    const { number } = await mine([doing('log the first word', accountOf('late'))]);
    expect(number).toBe(before.number + 1);
  });
});

it('anvil keeps the order of 500 transactions from 50 senders', async () => {
  const chain = await startChain('anvil', { chainId: 7, genesisTime: GENESIS });
  try {
    const senders = Array.from({ length: 50 }, (_, i) => accountOf(`sender-${i}`));
    await chain.admit(senders);
    const deployed = await chain.mine(
      [{ from: chain.deployer, to: null, data: initCode(CODES['log the first word']) }],
      GENESIS + 1,
    );
    const to = deployed.receipts[0]!.contractAddress;
    const words = Array.from({ length: 500 }, (_, i): Hex => `0x${i.toString(16).padStart(64, '0')}`);
    // Squares modulo a prime: senders come back at every distance.
    const sent = words.map((data, i) => ({ from: senders[(i * i) % 47]!, to, data }));
    const { logs, receipts } = await chain.mine(sent, GENESIS + 2);
    expect(logs.map(({ data }) => data)).toEqual(words);
    expect(receipts.every(({ status }) => status === 'success')).toBe(true);
  } finally {
    await chain.close();
  }
});
