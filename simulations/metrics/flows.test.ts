import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnyFact, address, contracts, deployed, transfer, worldView } from '../../test/fixtures/world.js';
import { type Address, type DomainEvent, ZERO_ADDRESS } from '../world/index.js';
import { CORE_FLOWS, classifyTransfers, type FlowRules, flowParties, flowRows, transferRows } from './flows.js';

const trainer = address(1);
const staker = address(2);
const view = worldView();
const rules = deployed.flatMap(({ flows }) => flows ?? []);
const partyOf = flowParties(
  new Map<Address, string>([
    ...Object.entries(contracts).map(([name, at]) => [at, name] as const),
    [trainer, 'honestTrainer'],
    [staker, 'staker'],
  ]),
);
const inTransaction = (transaction: number, ...facts: AnyFact[]): DomainEvent[] =>
  facts.map((fact) => ({ block: 1, timestamp: 1, transaction, ...fact }));
const classify = (events: readonly DomainEvent[]) => classifyTransfers(events, view, rules);
const kinds = (...events: DomainEvent[]) => classify(events).map(({ kind }) => kind);

describe('the reason for a transfer', () => {
  it('follows from the contracts at its ends', () => {
    const { trainerPool, validatorPool, stakePool, timelock } = contracts;
    expect(
      kinds(
        ...inTransaction(
          0,
          transfer(ZERO_ADDRESS, stakePool, 5n),
          transfer(trainerPool, trainer, 5n),
          transfer(validatorPool, staker, 5n),
          transfer(timelock, staker, 5n),
          transfer(staker, ZERO_ADDRESS, 5n),
        ),
      ),
    ).toEqual(['emission', 'trainingReward', 'validationReward', 'transfer', 'burn']);
  });

  it('tells withdrawal, reward and slash from the stake pool apart, for equal amounts in one transaction too', () => {
    const { stakePool, timelock } = contracts;
    const exit = inTransaction(
      3,
      { type: 'unstaked', account: staker, amount: 7n },
      transfer(stakePool, staker, 7n),
      { type: 'stakingRewardPaid', account: staker, amount: 7n },
      transfer(stakePool, staker, 7n),
    );
    const slash = inTransaction(
      4,
      { type: 'slashed', account: trainer, fromStake: 2n, fromCooling: 1n, destination: timelock },
      transfer(stakePool, timelock, 3n),
      { type: 'slashed', account: staker, fromStake: 4n, fromCooling: 0n, destination: ZERO_ADDRESS },
      transfer(stakePool, ZERO_ADDRESS, 4n),
    );
    const stake = inTransaction(5, { type: 'staked', account: staker, amount: 9n }, transfer(staker, stakePool, 9n));
    expect(kinds(...exit, ...slash, ...stake)).toEqual(['unstake', 'stakingReward', 'slash', 'slash', 'stake']);
  });

  it('takes no announcement from another transaction', () => {
    const { stakePool } = contracts;
    expect(
      kinds(
        ...inTransaction(1, { type: 'staked', account: staker, amount: 9n }),
        ...inTransaction(2, transfer(staker, stakePool, 9n)),
      ),
    ).toEqual(['transfer']);
  });

  it('of another asset is none of the token’s, at the same contracts too', () => {
    const { trainerPool, stakePool } = contracts;
    expect(
      kinds(
        ...inTransaction(
          1,
          { type: 'staked', account: staker, amount: 9n },
          transfer(staker, stakePool, 9n, 'stable'),
          transfer(trainerPool, trainer, 5n, 'stable'),
          transfer(ZERO_ADDRESS, trainerPool, 5n, 'stable'),
        ),
      ),
    ).toEqual(['transfer', 'transfer', 'mint']);
  });

  it('is one of those that the mechanisms announce', () => {
    const names = rules.flatMap((rule) => Object.keys(rule.kinds));
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('the flow ledger', () => {
  it('adds up to the Transfer events of each asset exactly, whoever sends what to whom', () => {
    const party = fc.constantFrom(ZERO_ADDRESS, trainer, staker, address(77), ...Object.values(contracts));
    const transfers = fc.array(
      fc.record({
        from: party,
        to: party,
        asset: fc.constantFrom('token', 'stable'),
        amount: fc.bigInt({ min: 0n, max: 10n ** 30n }),
        transaction: fc.nat(3),
      }),
      { maxLength: 50 },
    );
    fc.assert(
      fc.property(transfers, (list) => {
        const events = list.map(({ from, to, asset, amount, transaction }): DomainEvent => {
          const fact = transfer(from, to, amount, asset);
          return { block: 1, timestamp: 1, transaction, ...fact };
        });
        const rows = flowRows(classify(events), partyOf);
        for (const asset of ['token', 'stable']) {
          const shown = rows.filter((row) => row.asset === asset);
          const moved = list.filter((one) => one.asset === asset);
          expect(shown.reduce((sum, { amount }) => sum + BigInt(amount), 0n)).toBe(
            moved.reduce((sum, { amount }) => sum + amount, 0n),
          );
          expect(shown.reduce((sum, { count }) => sum + count, 0)).toBe(moved.length);
        }
        expect(new Set(rows.map(({ asset, from, to, kind }) => `${asset} ${from} ${to} ${kind}`)).size).toBe(
          rows.length,
        );
      }),
    );
  });

  it('shows agents by archetype, and strangers as other', () => {
    const events = inTransaction(
      0,
      transfer(trainer, staker, 1n),
      transfer(trainer, staker, 2n),
      transfer(staker, address(77), 4n),
    );
    expect(flowRows(classify(events), partyOf)).toEqual([
      { asset: 'token', from: 'honestTrainer', to: 'staker', kind: 'transfer', amount: '3', count: 2 },
      { asset: 'token', from: 'staker', to: 'other', kind: 'transfer', amount: '4', count: 1 },
    ]);
  });
});

describe('announcements', () => {
  const paid = (kind: string): FlowRules => ({
    kinds: {},
    announce: ({ type }) => (type === kind ? [{ asset: 'token', from: trainer, to: staker, amount: 1n, kind }] : []),
  });
  const happened = (block: number, transaction: number, ...facts: readonly (AnyFact | { readonly type: string })[]) =>
    facts.map((fact): DomainEvent => ({ block, timestamp: 1, transaction, ...fact }));
  const move = transfer(trainer, staker, 1n);

  it('explain one transfer each', () => {
    const events = happened(1, 0, { type: 'tip' }, move, move);
    expect(classifyTransfers(events, view, [paid('tip')]).map(({ kind }) => kind)).toEqual(['tip', 'transfer']);
  });

  it('explain nothing in a transaction of the same place in another block', () => {
    const events = [...happened(1, 0, { type: 'tip' }), ...happened(2, 0, move)];
    expect(classifyTransfers(events, view, [paid('tip')]).map(({ kind }) => kind)).toEqual(['transfer']);
  });

  it('fit by asset, both ends and amount', () => {
    const others = [
      transfer(trainer, staker, 1n, 'stable'),
      transfer(staker, staker, 1n),
      transfer(trainer, trainer, 1n),
      transfer(trainer, staker, 2n),
    ];
    const events = happened(1, 0, { type: 'tip' }, ...others);
    expect(classifyTransfers(events, view, [paid('tip')]).map(({ kind }) => kind)).toEqual(
      others.map(() => 'transfer'),
    );
  });

  it('come before what the ends say, and the first rule to know wins', () => {
    const rule = (kind: string | null): FlowRules => ({ kinds: {}, classify: () => kind });
    const classified = (...known: readonly FlowRules[]) =>
      classifyTransfers(happened(1, 0, { type: 'tip' }, move), view, known)[0]!.kind;
    expect(classified(rule('first'), rule('second'), paid('tip'))).toBe('tip');
    expect(classified(rule(null), rule('second'), rule('third'))).toBe('second');
    expect(classified({ kinds: {} }, rule(null))).toBe('transfer');
  });

  it('of no events at all classify nothing', () => {
    expect(classifyTransfers([], view, [])).toEqual([]);
  });
});

it('what every asset knows of its flows is none of anybody’s rewards', () => {
  expect(Object.entries(CORE_FLOWS).map(([kind, { reward }]) => [kind, reward === true])).toEqual(
    ['genesis', 'mint', 'burn', 'transfer'].map((kind) => [kind, false]),
  );
});

it('tokens come from nowhere when they are minted, and go nowhere when they are burned', () => {
  expect([partyOf(ZERO_ADDRESS, 'from'), partyOf(ZERO_ADDRESS, 'to')]).toEqual(['mint', 'burn']);
});

describe('single transfers', () => {
  it('name the agents at their ends, and the parties that these belong to', () => {
    const pool = contracts.stakePool;
    const moved = { asset: 'token', amount: 3n };
    const rows = transferRows(
      [
        { ...moved, from: trainer, to: pool, kind: 'stake' },
        { ...moved, from: ZERO_ADDRESS, to: address(77), kind: 'mint' },
      ],
      partyOf,
      new Map([[trainer, 'trainer-1']]),
    );
    expect(rows).toEqual([
      {
        asset: 'token',
        from: 'trainer-1',
        to: 'stakePool',
        source: 'honestTrainer',
        target: 'stakePool',
        kind: 'stake',
        amount: '3',
      },
      { asset: 'token', from: 'mint', to: 'other', source: 'mint', target: 'other', kind: 'mint', amount: '3' },
    ]);
  });
});
