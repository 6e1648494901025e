import { describe, expect, it } from 'vitest';
import { only } from '../../../test/fixtures/only.js';
import { address, roundStudy, tokenLedger, worldView } from '../../../test/fixtures/world.js';
import type { AgentIdentity, Observation } from '../../agents/index.js';
import { TOKEN } from '../../scenario/index.js';
import { judgeInstallation } from './installing.js';
import { ruleIsInstalled } from './reporting.js';
import type { ModuleRule } from './rules.js';
import type { DevelopmentScope, ModuleView } from './state.js';

type Seen = Observation<DevelopmentScope>;
type View = DevelopmentScope['view'];

const moduleBy = (rule: ModuleRule, state: ModuleView['state'] = 'approved'): ModuleView => ({
  ...{ author: address(30), target: address(31), price: 10n * TOKEN, rule, state },
  ...{ reviewed: [], approvals: 2, since: 0 },
});

/** Three trainers alike in what they claim, of whom the third does nothing; pay goes by claims. */
const study = roundStudy({
  trainers: [address(1), address(2), address(3)],
  claimed: [10, 10, 10],
  effects: [
    { mean: 0.2, error: 0 },
    { mean: 0.2, error: 0 },
    { mean: 0, error: 0 },
  ],
  scores: new Map(),
});

/** 1,000 tokens at 2 coins each. */
const viewWith = (module: ModuleView, rewardRule: `0x${string}` | null = null) =>
  only<View, Partial<View>>({
    ...worldView({ ledgers: tokenLedger([], 1_000n * TOKEN), training: { rewardRule } }),
    market: only<View['market'], Partial<View['market']>>({
      reserves: { tokens: 100n * TOKEN, coins: 200n * TOKEN },
    }),
    development: {
      contracts: { registry: address(8) },
      modules: new Map([[0, module]]),
      ...{ offer: 0n, offeredSince: 0, paid: 0n },
    },
  });
const judged = (rule: ModuleRule, self: number, findings: Seen['findings'] = [study]) =>
  judgeInstallation(
    0,
    only<Seen, Partial<Seen>>({
      ...{ view: viewWith(moduleBy(rule)), findings },
      self: only<AgentIdentity, Partial<AgentIdentity>>({ address: address(self) }),
    }),
  );

describe('a voter on a module', () => {
  it('counts what it spares from updates that do no good, its own pay and its part of the price', () => {
    // A third of the pay, by a point for each tenth; pay of a third becomes a half; 10 of 2,000 coins.
    const effect = judged({ kind: 'measured' }, 1)!;
    expect(effect.accuracy).toBeCloseTo(100 / 3 / 10, 9);
    expect(effect.income).toBeCloseTo(50 - 0.5, 9);
    expect(judged({ kind: 'measured' }, 3)!.income).toBeCloseTo(-100.5, 9);
    expect(judged({ kind: 'measured' }, 9)!.income).toBeCloseTo(-0.5, 9);
  });

  it('sees that a module for one idle trainer sends it all of the pay', () => {
    const effect = judged({ kind: 'favoured', favourite: address(3) }, 1)!;
    expect(effect.accuracy).toBeCloseTo(-200 / 3 / 10, 9);
    expect(effect.income).toBeCloseTo(-100.5, 9);
  });

  it('cannot tell of code that it cannot read, or without a study', () => {
    expect(judged({ kind: 'unknown' }, 1)).toBeNull();
    expect(judged({ kind: 'measured' }, 1, [])).toBeNull();
  });
});

describe('the rule in force', () => {
  const said = (state: ModuleView['state'], rule: `0x${string}` | null) =>
    ruleIsInstalled(only({ view: viewWith(moduleBy({ kind: 'equal' }, state), rule) }));

  it('is the module that is installed, or none', () => {
    expect(said('approved', null)).toBeNull();
    expect(said('installed', address(31))).toBeNull();
    expect(said('installed', null)).toContain('pay goes by null');
    expect(said('retired', address(31))).toContain('the module installed is null');
  });
});
