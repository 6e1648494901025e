import { describe, expect, it } from 'vitest';
import { AGENTS, honest, poisoner, whale } from '../../test/fixtures/recorded-story.js';
import { reporterInput } from '../../test/fixtures/reporter-input.js';
import { contracts, tokenLedger, worldView } from '../../test/fixtures/world.js';
import { TOKEN } from '../scenario/index.js';
import { type Address, ZERO_ADDRESS } from '../world/index.js';
import { AgentLedger } from './agent-ledger.js';
import { chainReporters, inequalityReporters, rewardReporters, supplyReporters } from './core-reporters.js';
import type { Reporter, ReporterInput } from './reporter.js';

/** A tick of a DAO whose treasury holds 60 of 100 tokens, and an agent the rest. */
function tick(differences: Partial<ReporterInput> = {}): ReporterInput {
  const view = worldView({
    ledgers: tokenLedger([
      [contracts.timelock, 60n],
      [honest, 40n],
    ]),
  });
  return reporterInput({ view, previous: view, ...differences });
}
/** What is reported, by the names that charts and exports go by. */
const reported = (reporters: readonly Reporter[], input: ReporterInput) =>
  Object.fromEntries(reporters.map(({ name, report }) => [name, report(input)]));

describe('what is reported of every run', () => {
  it('is the supply, and what of it the treasury holds', () => {
    expect(reported(supplyReporters, tick())).toMatchObject({ supply: 100n, treasury: 60n });
    const empty = worldView({ ledgers: tokenLedger([], 5n) });
    expect(reported(supplyReporters, tick({ view: empty }))).toMatchObject({ supply: 5n, treasury: 0n });
  });

  it('is what circulates of it, and what was created and burnt in the tick', () => {
    const moved = (from: Address, to: Address, amount: bigint, kind = 'transfer', asset = 'token') => ({
      asset,
      from,
      to,
      amount,
      kind,
    });
    const transfers = [
      moved(ZERO_ADDRESS, honest, 7n, 'mint'),
      moved(ZERO_ADDRESS, honest, 90n, 'genesis'),
      moved(ZERO_ADDRESS, honest, 5n, 'mint', 'stable'),
      moved(whale, ZERO_ADDRESS, 2n, 'burn'),
      moved(whale, ZERO_ADDRESS, 1n, 'slash'),
      moved(whale, honest, 4n),
    ];
    expect(reported(supplyReporters, tick({ transfers, circulating: 25n }))).toMatchObject({
      circulating: 25n,
      circulatingShare: 0.25,
      minted: 7n,
      burnt: 3n,
    });
  });

  it('is how unequally agents own tokens, wherever these lie', () => {
    const owns = new Map([
      [honest, 1n * TOKEN],
      [poisoner, 1n * TOKEN],
      [whale, 8n * TOKEN],
    ]);
    const values = reported(inequalityReporters, tick({ owned: (account) => owns.get(account) ?? 0n }));
    expect(Object.keys(values)).toEqual(['gini', 'nakamoto', 'hhi', 'topDecileShare', 'theil']);
    expect(values.gini).toBeCloseTo(14 / 30, 12);
    expect(values.nakamoto).toBe(1);
    expect(values.hhi).toBeCloseTo(0.66, 12);
    expect(values.topDecileShare).toBeCloseTo(0.8, 12);
    const parts = [0.3, 0.3, 2.4];
    expect(values.theil).toBeCloseTo(parts.reduce((sum, part) => sum + part * Math.log(part), 0) / 3, 12);
  });

  it('asks what agents own once a tick', () => {
    let asked = 0;
    const input = tick({
      owned: () => {
        asked += 1;
        return 1n;
      },
    });
    reported(inequalityReporters, input);
    expect(asked).toBe(AGENTS.length);
  });

  it('is what transactions there were, how many were refused, and what they cost', () => {
    const outcome = (window: number, gasUsed: bigint, error: string | null) => ({
      agent: 'whale-1',
      archetype: 'whale',
      window,
      gasUsed,
      error: error === null ? null : { name: error },
    });
    const outcomes = [outcome(0, 20_000_000n, null), outcome(0, 20_000_000n, 'TooLate'), outcome(1, 5n, null)];
    expect(reported(chainReporters, tick({ outcomes }))).toEqual({
      transactions: 3,
      reverts: 1,
      gas: 40_000_005,
      blocks: 2,
    });
    expect(reported(chainReporters, tick())).toEqual({ transactions: 0, reverts: 0, gas: 0, blocks: 0 });
  });
});

describe('the rewards of an archetype', () => {
  const words = { one: 'Whale', many: 'Whales', family: 'voters' } as const;
  const archetype = { name: 'whale', words, community: true, attack: null };
  const kinds = new Set(['stakingReward']);
  const paid = (to: `0x${string}`, kind: string, amount: bigint, asset = 'token') => ({
    asset,
    from: contracts.stakePool,
    to,
    kind,
    amount,
  });
  const transfers = [
    paid(whale, 'stakingReward', 5n),
    paid(whale, 'stakingReward', 6n),
    paid(whale, 'unstake', 100n),
    paid(whale, 'stakingReward', 900n, 'stable'),
    paid(honest, 'stakingReward', 7n),
  ];

  it('are those of its own agents in the tick, and since the start', () => {
    const ledger = new AgentLedger(AGENTS, [], kinds);
    const reporters = rewardReporters(archetype, AGENTS, kinds);
    const input = tick({ transfers, ledger });
    ledger.enter(input);
    expect(reported(reporters, input)).toEqual({ rewardsTick_whale: 11n, rewardsTo_whale: 11n });
    const later = tick({ transfers: [paid(whale, 'stakingReward', 1n)], ledger });
    ledger.enter(later);
    expect(reported(reporters, later)).toEqual({ rewardsTick_whale: 1n, rewardsTo_whale: 12n });
  });
});
