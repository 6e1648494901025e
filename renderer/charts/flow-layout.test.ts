import { describe, expect, it } from 'vitest';
import { quietFrame, tokens } from '../test-support/frames.js';
import { vocabulary } from '../test-support/words.js';
import { flowLayout, nameWidth } from './flow-layout.js';
import { flowModel } from './models/flows.js';

const nameOf = (party: string) => vocabulary.partyName(party);
const circle = flowModel(
  [
    quietFrame(1, {
      flows: [
        { asset: 'token', from: 'mint', to: 'trainerPool', kind: 'emission', amount: tokens(100), count: 1 },
        {
          asset: 'token',
          from: 'trainerPool',
          to: 'honestTrainer',
          kind: 'trainingReward',
          amount: tokens(100),
          count: 16,
        },
        { asset: 'token', from: 'honestTrainer', to: 'stakePool', kind: 'stake', amount: tokens(40), count: 4 },
        { asset: 'token', from: 'stakePool', to: 'honestTrainer', kind: 'unstake', amount: tokens(30), count: 3 },
        { asset: 'token', from: 'stakePool', to: 'treasury', kind: 'slash', amount: tokens(2), count: 1 },
      ],
    }),
  ],
  vocabulary,
);

describe('the picture of flows', () => {
  it('draws tokens that go in a circle from left to right', () => {
    const { links } = flowLayout(circle, nameOf, 800, 300);
    expect(links).toHaveLength(5);
    for (const { from, to } of links) expect(from.x1).toBeLessThan(to.x0);
  });

  it('stays inside its frame', () => {
    for (const { x0, x1, y0, y1 } of flowLayout(circle, nameOf, 800, 300).nodes) {
      expect(Math.min(x0, y0)).toBeGreaterThanOrEqual(0);
      expect(x1).toBeLessThanOrEqual(800);
      expect(y1).toBeLessThanOrEqual(300);
    }
  });

  it('keeps parties in one order, whoever moved tokens first and most', () => {
    const parties = ['whale', 'honestTrainer', 'freeRider'];
    const orderAfter = (payers: readonly string[]) => {
      const flows = payers.map((from, at) => ({
        asset: 'token',
        from,
        to: 'treasury',
        kind: 'transfer',
        amount: tokens(10 ** at),
        count: 1,
      }));
      const { nodes } = flowLayout(flowModel([quietFrame(1, { flows })], vocabulary), nameOf, 800, 300);
      return nodes
        .filter(({ column }) => column === 0)
        .toSorted((a, b) => a.y0 - b.y0)
        .map(({ party }) => party);
    };
    expect(orderAfter(parties)).toHaveLength(parties.length);
    expect(orderAfter(parties.toReversed())).toEqual(orderAfter(parties));
    expect(orderAfter(parties.slice(1))).toEqual(orderAfter(parties).slice(0, -1));
  });

  it.each([
    ['honestTrainer', 'stakePool'],
    ['stakePool', 'honestTrainer'],
    ['honestTrainer', 'staker'],
  ])('draws what moves from %s to %s alone', (from, to) => {
    const flows = [{ asset: 'token', from, to, kind: 'stake', amount: tokens(5), count: 1 }];
    const [link] = flowLayout(flowModel([quietFrame(1, { flows })], vocabulary), nameOf, 800, 300).links;
    expect(link!.from.x1).toBeLessThan(link!.to.x0);
  });

  it('draws nothing where nothing flowed or no room is', () => {
    expect(flowLayout(flowModel([], vocabulary), nameOf, 800, 300).links).toEqual([]);
    expect(flowLayout(circle, nameOf, 100, 300).links).toEqual([]);
  });
});

describe('the names beside the parties', () => {
  it('of pools stand on the right where nobody only receives', () => {
    const flows = ['trainerPool', 'stakePool'].map((to) => ({
      ...{ asset: 'token', from: 'treasury', to, kind: 'transfer' },
      ...{ amount: tokens(5), count: 1 },
    }));
    const { nodes } = flowLayout(flowModel([quietFrame(1, { flows })], vocabulary), nameOf, 600, 300);
    expect(nodes.map(({ column, name }) => [column, name])).toEqual([
      [0, nameOf('treasury')],
      [1, nameOf('trainerPool')],
      [1, nameOf('stakePool')],
    ]);
  });

  it('say amounts beside them where there is room, else below them, and never reach over the edge', () => {
    const amounts = (width: number) => flowLayout(circle, nameOf, width, 300).nodes.map(({ amount }) => amount);
    expect(new Set(amounts(1000))).toEqual(new Set(['beside']));
    expect(amounts(240)).toContain('below');
    for (const width of [240, 320, 420, 560, 1000])
      for (const { column, side, name, x0, x1 } of flowLayout(circle, nameOf, width, 300, 1.5).nodes)
        if (column !== 1) expect(nameWidth(name, 1.5)).toBeLessThanOrEqual((side === 'left' ? x0 : width - x1) + 10);
  });

  it('of a few givers stand over their flows where those who receive need the room', () => {
    const at = (width: number) => flowLayout(circle, nameOf, width, 300, 1.5).nodes;
    const sides = (width: number) => at(width).map(({ column, side }) => [column, side]);
    expect(sides(1000)).toContainEqual([0, 'left']);
    expect(sides(620)).not.toContainEqual([0, 'left']);
    // Too narrow for a name over its flow.
    expect(sides(420)).toContainEqual([0, 'left']);
    for (const { name, party } of at(620)) expect(name).toBe(nameOf(party));
  });

  it('stay within the drawing where their party is at its edge', () => {
    for (const width of [320, 620, 1000])
      for (const { nameAt, amount } of flowLayout(circle, nameOf, width, 160, 1.5).nodes) {
        const half = amount === 'below' ? 21 : 10.5;
        expect(nameAt).toBeGreaterThanOrEqual(half);
        expect(nameAt).toBeLessThanOrEqual(160 - half);
      }
  });

  it('lose their ends before they lose the picture', () => {
    const long = (party: string) => `${nameOf(party)} who have a very long name`;
    for (const { name } of flowLayout(circle, long, 320, 300).nodes) expect(name).toMatch(/^$|…$/);
  });
});
