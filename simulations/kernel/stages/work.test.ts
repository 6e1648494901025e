import { describe, expect, it } from 'vitest';
import { StakePool } from '../../../contracts/bindings/index.js';
import { address, observation, worldView } from '../../../test/fixtures/world.js';
import { type AgentIdentity, type Finding, type Intent, type WorkKind, workIntent } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import { Workbench } from '../workbench.js';
import { work } from './work.js';

const asker: AgentIdentity = { ...observation().self, name: 'asker' };
const other: AgentIdentity = { ...observation().self, name: 'other' };
const view = worldView();
const stake = (amount: bigint) => callOf(StakePool, address(1), 'stake', [amount]);

interface Sum {
  readonly numbers: readonly bigint[];
}
const asked: Sum[] = [];
const addition: WorkKind<Sum, bigint> = {
  name: 'add',
  run: async (orders) => {
    asked.push(...orders);
    return orders.map(({ numbers }) => numbers.reduce((sum, number) => sum + number, 0n));
  },
};
const adding = (order: Sum | null, finds = false): Intent =>
  workIntent(addition, {
    purpose: 'add',
    window: 0,
    order: () => order,
    calls: (sum) => [stake(sum)],
    ...(finds ? { finding: (sum: bigint): Finding => ({ kind: `sum ${sum}` }) } : {}),
  });

async function done(...intents: readonly (readonly [AgentIdentity, Intent])[]) {
  asked.length = 0;
  const known = new Map<string, Finding[]>([['other', [{ kind: 'old' }]]]);
  const calls = await work(
    intents.map(([owner, intent]) => ({ owner, intent })),
    {
      view,
      now: 10,
      next: 20,
      remember: (name, finding) => known.set(name, [...(known.get(name) ?? []), finding]),
      findingsOf: (name) => known.get(name) ?? [],
    },
    new Workbench({ learning: null }),
  );
  return { calls: calls.map(({ owner, call }) => [owner.name, call]), known };
}

describe('the work of a window', () => {
  it('becomes calls in the order of the intents, plain ones among them', async () => {
    const plain: Intent = { purpose: 'stake', window: 0, calls: [stake(1n), stake(2n)] };
    const { calls } = await done(
      [other, adding({ numbers: [3n, 4n] })],
      [asker, plain],
      [asker, adding({ numbers: [5n] })],
    );
    expect(calls).toEqual([
      ['other', stake(7n)],
      ['asker', stake(1n)],
      ['asker', stake(2n)],
      ['asker', stake(5n)],
    ]);
  });

  it('is not done where there is nothing to order after all, and once where two order the same', async () => {
    const shared: Sum = { numbers: [1n, 1n] };
    const { calls } = await done([asker, adding(null)], [asker, adding(shared)], [other, adding(shared)]);
    expect(asked).toEqual([shared]);
    expect(calls).toEqual([
      ['asker', stake(2n)],
      ['other', stake(2n)],
    ]);
  });

  it('is known to whoever ordered it before anybody decides, and to nobody else', async () => {
    const seen: unknown[] = [];
    const deciding: Intent = {
      purpose: 'vote',
      window: 0,
      decide: (moment) => {
        seen.push(moment);
        return [stake(BigInt(moment.findings.length))];
      },
    };
    const { calls, known } = await done(
      [asker, deciding],
      [other, deciding],
      [asker, adding({ numbers: [9n] }, true)],
      [other, adding({ numbers: [8n] })],
    );
    expect(seen).toEqual([
      { view, now: 10, next: 20, findings: [{ kind: 'sum 9' }] },
      { view, now: 10, next: 20, findings: [{ kind: 'old' }] },
    ]);
    expect(calls.slice(0, 2)).toEqual([
      ['asker', stake(1n)],
      ['other', stake(1n)],
    ]);
    expect([...known]).toEqual([
      ['other', [{ kind: 'old' }]],
      ['asker', [{ kind: 'sum 9' }]],
    ]);
  });
});
