import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Address, ChainLog, TracedCall } from '../../../../chain/index.js';
import { wordOf } from '../storage/slot-arithmetic.js';
import { assetMovements } from './asset-movements.js';
import { type AssetTransfer, assetTransfers, NATIVE, ZERO_ADDRESS } from './asset-transfer.js';

const account = (digits: string): Address => `0x${digits.repeat(20)}`;
const [alice, bob, coin, art] = [account('a1'), account('b0'), account('c0'), account('ad')];
const transferTopic = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';

const frame = (changes: Partial<TracedCall>): TracedCall => ({
  kind: 'CALL',
  from: alice,
  to: bob,
  valueWei: 0n,
  input: '0x',
  output: '0x',
  gasUsed: 21_000n,
  error: null,
  calls: [],
  ...changes,
});

const log = (address: Address, from: Address, to: Address, amount: bigint, indexed = false): ChainLog => ({
  address,
  topics: [transferTopic, wordOf(BigInt(from)), wordOf(BigInt(to)), ...(indexed ? [wordOf(amount)] : [])],
  data: indexed ? '0x' : wordOf(amount),
  transactionIndex: 0,
});

const native = { kind: 'native', asset: NATIVE, from: alice, to: bob, tokenId: null } as const;

describe('assets that moved', () => {
  it.each<[string, TracedCall, readonly AssetTransfer[]]>([
    ['a call’s value', frame({ valueWei: 5n }), [{ ...native, amount: 5n }]],
    [
      'a value sent on',
      frame({ calls: [frame({ from: bob, to: coin, valueWei: 2n })] }),
      [{ ...native, from: bob, to: coin, amount: 2n }],
    ],
    [
      'nothing of a call that reverted',
      frame({ valueWei: 5n, error: 'execution reverted', calls: [frame({ valueWei: 2n })] }),
      [],
    ],
    ['nothing of a delegate call, which shows its caller’s value', frame({ kind: 'DELEGATECALL', valueWei: 5n }), []],
    ['what a destroyed contract held', frame({ kind: 'SELFDESTRUCT', valueWei: 9n }), [{ ...native, amount: 9n }]],
    ['an endowment of a new contract', frame({ kind: 'CREATE', valueWei: 1n }), [{ ...native, amount: 1n }]],
  ])('sees %s', (_, call, transfers) => {
    expect(assetTransfers([call], [])).toEqual(transfers);
  });

  it('tells an ERC-20 from an ERC-721 by what is indexed', () => {
    const transfers = assetTransfers([], [log(coin, alice, bob, 12n), log(art, alice, bob, 77n, true)]);
    expect(transfers).toEqual([
      { kind: 'erc20', asset: coin, from: alice, to: bob, amount: 12n, tokenId: null },
      { kind: 'erc721', asset: art, from: alice, to: bob, amount: 1n, tokenId: 77n },
    ]);
  });

  it('is written in tokens, with names, and says what was minted and burnt', () => {
    const book = new Map<Address | typeof NATIVE, { symbol: string; decimals: number }>([
      [coin, { symbol: 'USDC', decimals: 6 }],
      [art, { symbol: 'ART', decimals: 18 }],
    ]);
    const transfers = assetTransfers(
      [],
      [
        log(coin, ZERO_ADDRESS, alice, 1_250_500_000n),
        log(coin, alice, ZERO_ADDRESS, 1n),
        log(art, alice, bob, 3n, true),
      ],
    );
    expect(assetMovements(transfers, book, new Map([[alice, 'Alice']]))).toEqual([
      {
        asset: coin,
        symbol: 'USDC',
        from: ZERO_ADDRESS,
        fromName: 'mint',
        to: alice,
        toName: 'Alice',
        amount: '1250.5',
      },
      {
        asset: coin,
        symbol: 'USDC',
        from: alice,
        fromName: 'Alice',
        to: ZERO_ADDRESS,
        toName: 'burn',
        amount: '0.000001',
      },
      { asset: art, symbol: 'ART #3', from: alice, fromName: 'Alice', to: bob, toName: null, amount: '1' },
    ]);
  });

  it('ignores logs that only look like transfers, whatever their bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.integer({ min: 1, max: 2 }), (bytes, topics) => {
        const data = `0x${Buffer.from(bytes).toString('hex')}` as const;
        const odd = { ...log(coin, alice, bob, 1n), data, topics: log(coin, alice, bob, 1n).topics.slice(0, topics) };
        expect(assetTransfers([], [odd])).toEqual([]);
      }),
    );
  });
});
