import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quietFrame } from '../../test-support/frames.js';
import { vocabulary } from '../../test-support/words.js';
import { assetsMoved, flowModel, withoutDeposits } from './flows.js';

const parties = [
  'mint',
  'burn',
  'treasury',
  'trainerPool',
  'stakePool',
  'honestTrainer',
  'whale',
  'staker',
  'delegate',
];
const flow = fc.record({
  asset: fc.constantFrom('token', 'stable'),
  from: fc.constantFrom(...parties),
  to: fc.constantFrom(...parties),
  kind: fc.constantFrom('emission' as const, 'stake' as const, 'transfer' as const, 'genesis' as const),
  amount: fc.bigInt({ min: 0n, max: 10n ** 30n }).map(String),
  count: fc.integer({ min: 1, max: 9 }),
});

describe('the flow of tokens', () => {
  it('loses none of an asset, counts no other, and never runs from right to left, whoever pays whom', () => {
    fc.assert(
      fc.property(fc.array(fc.array(flow, { maxLength: 12 }), { maxLength: 8 }), (ticks) => {
        const frames = ticks.map((flows, tick) => quietFrame(tick, { flows }));
        for (const asset of ['token', 'stable']) {
          const model = flowModel(frames, vocabulary, asset, true);
          const moved = ticks.flat().filter((one) => one.asset === asset);
          const expected = moved.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
          expect(model.links.reduce((sum, { wei }) => sum + BigInt(wei), 0n)).toBe(expected);
          expect(BigInt(model.totalWei)).toBe(expected);
          const column = new Map(model.nodes.map((node) => [node.id, node.column]));
          for (const { source, target } of model.links) expect(column.get(source)!).toBeLessThan(column.get(target)!);
        }
      }),
    );
  });

  it('leaves out starting balances unless asked for', () => {
    const frames = [
      quietFrame(0, { flows: [{ asset: 'token', from: 'mint', to: 'whale', kind: 'genesis', amount: '7', count: 1 }] }),
    ];
    expect(flowModel(frames, vocabulary).links).toEqual([]);
    expect(flowModel(frames, vocabulary, 'token', true).links).toHaveLength(1);
  });

  it('can leave out what was only laid in keeping', () => {
    const one = { asset: 'token', from: 'staker', to: 'stakePool', amount: '7', count: 1 };
    const reward = { ...one, from: 'stakePool', to: 'staker', kind: 'stakingReward', amount: '2' };
    const frames = [quietFrame(1, { flows: [{ ...one, kind: 'stake' }, reward] })];
    expect(flowModel(frames, vocabulary).totalWei).toBe('9');
    expect(flowModel(withoutDeposits(frames, vocabulary), vocabulary).links.map(({ kind }) => kind)).toEqual([
      'stakingReward',
    ]);
  });

  it('counts amounts in the decimals of their asset, and names the assets that moved', () => {
    const frames = [
      quietFrame(1, {
        flows: [{ asset: 'stable', from: 'whale', to: 'staker', kind: 'transfer', amount: '2500000', count: 1 }],
      }),
    ];
    expect(assetsMoved(frames, vocabulary)).toEqual(['stable']);
    expect(flowModel(frames, vocabulary, 'stable').links[0]?.tokens).toBe(2.5);
    expect(flowModel(frames, vocabulary).links).toEqual([]);
  });
});
