import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { address, contracts, FactIndexer, transfer } from '../../test/fixtures/world.js';
import type { Address, ChainLog } from '../chain/index.js';
import type { TransferFact } from './fact.js';
import { ZERO_ADDRESS } from './fact.js';
import { createIndexer, type IndexedMechanism } from './indexer.js';
import { balanceOf, type Ledger, ledgerOf } from './world-view.js';

const mint = (to: number, amount: bigint, asset?: string) => transfer(ZERO_ADDRESS, address(to), amount, asset);
const sumOf = ({ balances }: Ledger) => [...balances.values()].reduce((sum, balance) => sum + balance, 0n);

describe('the books of a view', () => {
  it('keep the supply of every asset equal to the sum of its balances through any mints, transfers and burns', () => {
    const account = fc.integer({ min: 0, max: 5 }).map((n) => (n === 0 ? ZERO_ADDRESS : address(n)));
    const any = fc
      .tuple(account, account, fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.constantFrom('token', 'stable'))
      .map((parts): TransferFact => transfer(...parts));
    fc.assert(
      fc.property(fc.array(fc.array(any, { maxLength: 10 }), { maxLength: 6 }), (blocks) => {
        const indexer = new FactIndexer();
        for (const [i, facts] of blocks.entries()) indexer.apply(i + 1, ...facts);
        for (const asset of ['token', 'stable']) {
          const books = ledgerOf(indexer.view, asset);
          expect(sumOf(books)).toBe(books.supply);
        }
      }),
    );
  });

  it('of one asset are left alone by another, supply and balances alike', () => {
    const indexer = new FactIndexer();
    indexer.apply(1, mint(1, 100n), mint(1, 7n, 'stable'));
    const before = indexer.view;
    indexer.apply(2, mint(2, 1_000n, 'stable'), transfer(address(1), address(2), 3n, 'stable'));
    expect(ledgerOf(indexer.view)).toBe(ledgerOf(before));
    expect(ledgerOf(indexer.view).supply).toBe(100n);
    expect(ledgerOf(indexer.view, 'stable').supply).toBe(1_007n);
    expect([1, 2].map((n) => balanceOf(indexer.view, address(n), 'stable'))).toEqual([4n, 1_003n]);
    expect(balanceOf(indexer.view, address(2))).toBe(0n);
  });

  it('know a burn as less of everything and not as somebody’s gain', () => {
    const indexer = new FactIndexer();
    indexer.apply(1, mint(1, 100n));
    indexer.apply(2, transfer(address(1), ZERO_ADDRESS, 30n));
    expect(ledgerOf(indexer.view).supply).toBe(70n);
    expect(ledgerOf(indexer.view).balances).toEqual(new Map([[address(1), 70n]]));
  });

  it('are the same ones while nothing moves', () => {
    const indexer = new FactIndexer();
    indexer.apply(1, mint(1, 100n));
    const { ledgers } = indexer.view;
    indexer.apply(2, { type: 'staked', account: address(1), amount: 5n });
    expect(indexer.view.ledgers).toBe(ledgers);
  });

  it('are empty for an asset that nobody ever held', () => {
    expect(ledgerOf(new FactIndexer().view, 'gold')).toEqual({ supply: 0n, balances: new Map() });
  });

  it('follow 20 blocks of 1,000 transfers among 10,000 holders', () => {
    const indexer = new FactIndexer();
    indexer.apply(1, ...Array.from({ length: 10_000 }, (_, i) => mint(i + 1, 1_000n)));
    for (let block = 2; block < 22; block++) {
      const facts = Array.from({ length: 1_000 }, (_, i) =>
        transfer(address(((i * 7 + block) % 10_000) + 1), address(((i * 13 + block) % 10_000) + 1), 1n),
      );
      expect(indexer.apply(block, ...facts)).toHaveLength(1_000);
    }
    expect(sumOf(ledgerOf(indexer.view))).toBe(10_000_000n);
    expect(ledgerOf(indexer.view).balances.size).toBe(10_000);
  });
});

describe('a view', () => {
  it('never changes when a later block is applied, and shares what the block did not touch', () => {
    const indexer = new FactIndexer();
    indexer.apply(
      1,
      mint(1, 100n),
      {
        type: 'proposalCreated',
        proposalId: 7n,
        proposer: address(1),
        targets: [],
        values: [],
        calldatas: [],
        description: 'x',
        voteStart: 50,
        voteEnd: 150,
      },
      { type: 'staked', account: address(1), amount: 5n },
    );
    const before = indexer.view;
    const copy = structuredClone(before);
    indexer.apply(2, transfer(address(1), address(2), 40n), {
      type: 'voteCast',
      proposalId: 7n,
      voter: address(1),
      support: 'for',
      weight: 1n,
      reason: '',
    });
    const after = indexer.view;
    expect(structuredClone(before)).toEqual(copy);
    expect(balanceOf(after, address(1))).toBe(60n);
    expect(after.governance.proposals.get('7')!.tally.for).toBe(1n);
    expect(after.staking).toBe(before.staking);
    expect(after.governance.parameters).toBe(before.governance.parameters);
    expect(after.training).toBe(before.training);
    expect(indexer.view).toBe(after);
  });

  it('begins with what its mechanisms begin with, and leaves out what none of them can read', () => {
    const deaf: IndexedMechanism = { name: 'deaf', emptySlice: { heard: 0 }, read: () => null, fold: (slice) => slice };
    const hearing: IndexedMechanism = {
      name: 'hearing',
      emptySlice: { heard: 0 },
      read: ({ data }) => (data === '0x01' ? { type: 'sound' } : null),
      fold: (_, events) => ({ heard: events.length }),
    };
    const indexer = createIndexer([deaf, hearing], { treasury: contracts.timelock, epochStart: 60 }, () => null);
    expect(indexer.view()).toEqual({
      block: 0,
      time: 0,
      epochStart: 60,
      treasury: contracts.timelock,
      ledgers: new Map(),
      deaf: { heard: 0 },
      hearing: { heard: 0 },
    });
    const log: ChainLog = { address: address(1), topics: [], data: '0x', transactionIndex: 0 };
    const block = { number: 1, timestamp: 70, receipts: [], logs: [log, { ...log, data: '0x01' as const }, log] };
    expect(indexer.apply(block).map(({ type }) => type)).toEqual(['sound']);
    expect(indexer.view()).toMatchObject({ deaf: { heard: 0 }, hearing: { heard: 1 } });
  });

  it('is folded mechanism by mechanism: each sees what it builds on as it is after the block', () => {
    const seen: unknown[] = [];
    const counting = (name: string, below: string | null): IndexedMechanism => ({
      name,
      emptySlice: { count: 0 },
      read: () => null,
      fold: (slice, events, at, view) => {
        if (below !== null) seen.push([at.block, Object.entries(view).find(([key]) => key === below)?.[1]]);
        return { count: Object.values(slice).reduce((sum: number, n) => sum + Number(n), 0) + events.length };
      },
    });
    const reading: IndexedMechanism = {
      name: 'reading',
      emptySlice: {},
      read: () => mint(1, 1n),
      fold: (slice) => slice,
    };
    const indexer = createIndexer(
      [reading, counting('one', null), counting('two', 'one')],
      { treasury: contracts.timelock, epochStart: 0 },
      () => null,
    );
    const log: ChainLog = { address: address(1), topics: [], data: '0x', transactionIndex: 3 };
    const [event] = indexer.apply({ number: 1, timestamp: 10, receipts: [], logs: [log] });
    expect(event).toMatchObject({ type: 'transfer', block: 1, timestamp: 10, transaction: 3 });
    indexer.apply({ number: 2, timestamp: 20, receipts: [], logs: [log, log] });
    expect(seen).toEqual([
      [1, { count: 1 }],
      [2, { count: 3 }],
    ]);
    const treasury: Address = indexer.view().treasury;
    expect([treasury, indexer.view().block, indexer.view().time]).toEqual([contracts.timelock, 2, 20]);
  });
});
