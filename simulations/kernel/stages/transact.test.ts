import { describe, expect, it } from 'vitest';
import { StakePool } from '../../../contracts/bindings/index.js';
import { address, observation, worldView } from '../../../test/fixtures/world.js';
import { callsInParts } from '../../agents/index.js';
import { type ChainEngine, type ChainReceipt, type ChainTransaction, callOf, type Hex } from '../../chain/index.js';
import type { TransactionOutcome } from '../step.js';
import { furtherCalls, notRefused, transact } from './transact.js';
import type { OwnedCall } from './work.js';

const owner = observation().self;
const stake = (amount: bigint) => callOf(StakePool, address(1), 'stake', [amount]);
const plain = { purpose: 'stake', window: 3, calls: [stake(1n)] } as const;
const view = worldView();

const outcome = (error: TransactionOutcome['error']): TransactionOutcome => ({
  agent: owner.name,
  archetype: owner.archetype,
  purpose: 'stake',
  window: 3,
  contract: 'StakePool',
  functionName: 'stake',
  gasUsed: 1n,
  error,
});
const went = outcome(null);
const refused = outcome({ name: 'StakeZero', text: 'StakeZero()' });

describe('what an intent has still to send after a block', () => {
  const inParts = callsInParts(plain, (seen) => (seen === view ? [stake(2n), stake(3n)] : []));
  const sent: OwnedCall[] = [
    { owner, intent: plain, call: stake(1n) },
    { owner, intent: inParts, call: stake(1n) },
    { owner, intent: inParts, call: stake(1n) },
  ];

  const intents = [
    { owner, intent: plain },
    { owner, intent: inParts },
  ];

  it('is asked of each intent in parts, and of no other', () => {
    expect(furtherCalls(intents, view)).toEqual([
      { owner, intent: inParts, call: stake(2n) },
      { owner, intent: inParts, call: stake(3n) },
    ]);
    expect(furtherCalls(intents, worldView())).toEqual([]);
  });

  it('is asked of nobody one of whose calls was refused', () => {
    expect(notRefused(intents, sent, [went, went, went])).toEqual(intents);
    expect(notRefused(intents, sent, [went, went, refused])).toEqual([intents[0]]);
    expect(notRefused(intents, sent, [refused, went, went])).toEqual([intents[1]]);
  });
});

describe('a call that a block has too little gas for', () => {
  const LIMIT = 1_000_000;
  const sent: ChainTransaction[] = [];
  /** A chain whose every transaction ends so. */
  const ending = (gasUsed: bigint, revertData: Hex | null) => {
    const receipt: ChainReceipt = {
      status: revertData === null ? 'success' : 'reverted',
      gasUsed,
      contractAddress: null,
      revertData,
    };
    const mine: ChainEngine['mine'] = async (transactions) => {
      sent.push(...transactions);
      return { number: 1, timestamp: 1, receipts: transactions.map(() => receipt), logs: [] };
    };
    return { mine };
  };
  const errorOf = async (gasUsed: bigint, revertData: Hex | null) => {
    const calls = [{ owner, intent: plain, call: stake(1n) }];
    const decode = (data: Hex) => ({ name: 'Decoded', text: data });
    const { outcomes } = await transact(calls, ending(gasUsed, revertData), 1, LIMIT, decode);
    return outcomes[0]!.error;
  };

  it.each([
    [1_000_000n, '0x', 'OutOfGas'],
    // A contract keeps a 64th back from the one it calls, and reverts with what is left.
    [984_375n, '0x', 'OutOfGas'],
    [900_000n, '0x', 'OutOfGas'],
    [899_999n, '0x', 'Decoded'],
    [21_000n, '0x', 'Decoded'],
    [1_000_000n, '0x01020304', 'Decoded'],
  ] as const)('is told from one that was refused: %s gas and %s are %s', async (gasUsed, revertData, name) => {
    expect((await errorOf(gasUsed, revertData))?.name).toBe(name);
  });

  it('was sent with a block’s gas and no more', async () => {
    sent.length = 0;
    expect(await errorOf(50_000n, null)).toBeNull();
    expect(sent).toMatchObject([{ gas: 1_000_000n }]);
    expect((await errorOf(1_000_000n, '0x'))?.text).toBe('needs more than the 1000000 gas that a block holds');
  });
});
