import { beforeAll, describe, expect, it } from 'vitest';
import type { RunReport } from '../../simulations/api/index.js';
import { type EndedRun, runToEnd, withEngine } from '../fixtures/run-to-end.js';

const SEED = 7;
/** Half of what the scenario says: the votes are over by then, and the model has recovered. */
const TICKS = 26;

describe('the quickstart', () => {
  let quickstart: EndedRun;
  let plain: RunReport;

  beforeAll(async () => {
    const overrides = { seed: SEED, ticks: TICKS };
    quickstart = await withEngine((engine) => runToEnd(engine, { scenario: 'quickstart', overrides }));
    plain = (await withEngine((engine) => runToEnd(engine, { scenario: 'plain', overrides }))).report;
  }, 240_000);

  const roundAt = (tick: number) => quickstart.frames[tick]!.round!;
  const executedAt = (effect: RegExp) =>
    quickstart.frames.findIndex(({ proposals }) =>
      proposals.some((proposal) => proposal.state === 'executed' && effect.test(proposal.effect)),
    );

  it('ends with an accurate model and no invariant broken', () => {
    expect(quickstart.report.accuracy.final).toBeGreaterThanOrEqual(0.88);
    expect(quickstart.report.invariants.violated).toBe(0);
    expect(quickstart.report.transactions.reverted).toBe(0);
  });

  it('is held down by its poisoners until a vote brings in the robust rule, and recovers from then on', () => {
    const executed = executedAt(/FedAvg → trimmed mean/);
    expect(executed).toBeGreaterThan(5);
    expect(roundAt(executed - 1).aggregationRule).not.toBe(roundAt(executed).aggregationRule);
    const before = roundAt(executed - 1).accuracy;
    const tenRoundsOn = roundAt(executed + 10).accuracy;
    expect(before).toBeLessThan(0.8);
    expect(tenRoundsOn - before).toBeGreaterThan(0.1);
  });

  it('pays free-riders less of the trainers’ pay once contribution scores count', () => {
    const executed = executedAt(/leave-one-out/);
    const last = quickstart.frames.length - 1;
    const shareOfFreeRiders = (from: number, to: number) => {
      const paid = (archetype: string) =>
        Number(quickstart.frames[to]!.values[`rewardsTo_${archetype}`]) -
        Number(quickstart.frames[from]!.values[`rewardsTo_${archetype}`]);
      return paid('freeRider') / (paid('freeRider') + paid('honestTrainer') + paid('signFlipper'));
    };
    expect(executed).toBeGreaterThan(0);
    expect(shareOfFreeRiders(executed, last)).toBeLessThan(0.7 * shareOfFreeRiders(0, executed - 1));
  });

  it('stays behind the same DAO without attackers', () => {
    expect(plain.accuracy.final).toBeGreaterThan(quickstart.report.accuracy.final!);
    expect(plain.proposals.executed).toBeLessThanOrEqual(quickstart.report.proposals.executed);
  });

  it('has in its supply what was minted less what was burnt', () => {
    for (const [tick, frame] of quickstart.frames.entries()) {
      const sum = (party: 'from' | 'to', name: string) =>
        frame.flows.filter((flow) => flow[party] === name).reduce((total, { amount }) => total + BigInt(amount), 0n);
      const before = tick === 0 ? 0n : BigInt(quickstart.frames[tick - 1]!.values.supply as string);
      expect(BigInt(frame.values.supply as string) - before).toBe(sum('from', 'mint') - sum('to', 'burn'));
    }
  });
});
