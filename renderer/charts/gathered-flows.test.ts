import { describe, expect, it } from 'vitest';
import { flowLayout } from './flow-layout.js';
import { gatheredFlows } from './gathered-flows.js';
import type { FlowModel } from './models/flows.js';

const MANY = 20;
const payers = Array.from({ length: MANY }, (_, i) => `cohort${String(i).padStart(2, '0')}`);
/** Twenty payers of 1 to 20 tokens, each in two kinds, to one receiver. */
const model: FlowModel = {
  nodes: [
    ...payers.map((party) => ({ id: `0:${party}`, party, column: 0 as const })),
    { id: '2:treasury', party: 'treasury', column: 2 },
  ],
  links: payers.flatMap((party, i) =>
    ['transfer', 'purchase'].map((kind) => ({
      ...{ source: `0:${party}`, target: '2:treasury', kind, wei: `${i + 1}${'0'.repeat(18)}` },
      ...{ tokens: i + 1, count: 2 },
    })),
  ),
  totalWei: `${MANY * (MANY + 1)}${'0'.repeat(18)}`,
};

describe('flows of many parties', () => {
  it('are those of the largest in their order, and of the others as one, so that nothing is lost', () => {
    const { nodes, links, totalWei, nodeOf } = gatheredFlows(model, 6);
    const senders = nodes.filter(({ column }) => column === 0);
    expect(senders.slice(0, -1).map(({ party }) => party)).toEqual(payers.slice(-5));
    expect(senders.at(-1)!.gathered).toEqual(payers.slice(0, -5));
    expect(links.reduce((sum, { wei }) => sum + BigInt(wei), 0n).toString()).toBe(totalWei);
    expect(totalWei).toBe(model.totalWei);
    const others = links.filter(({ source }) => source === senders.at(-1)!.id);
    expect(others.map(({ kind, count }) => [kind, count])).toEqual([
      ['transfer', 30],
      ['purchase', 30],
    ]);
    expect(others[0]!.tokens).toBeCloseTo((15 * 16) / 2, 9);
    expect(nodeOf(model.nodes[0]!.id)).toBe(senders.at(-1)!.id);
    expect(nodeOf(senders[0]!.id)).toBe(senders[0]!.id);
  });

  it('are left as they are where all have room', () => {
    const { nodes, links, nodeOf } = gatheredFlows(model, MANY);
    expect(links).toBe(model.links);
    expect(nodes).toEqual(model.nodes.map((node) => ({ ...node, gathered: [] })));
    expect(nodeOf('0:cohort00')).toBe('0:cohort00');
  });

  it.each([
    [240, 1],
    [400, 1],
    [200, 1.5],
    [90, 1.5],
  ])('have names that do not cover each other, %i px high at %f times the type', (height, scale) => {
    const { nodes } = flowLayout(model, (party) => party, 900, height, scale);
    const middles = nodes
      .filter(({ column }) => column === 0)
      .map(({ y0, y1 }) => (y0 + y1) / 2)
      .toSorted((a, b) => a - b);
    expect(middles.length).toBeGreaterThan(1);
    for (const [i, middle] of middles.slice(1).entries())
      expect(middle - middles[i]!).toBeGreaterThanOrEqual(14 * scale);
  });
});
