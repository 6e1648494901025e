import { describe, expect, it } from 'vitest';
import { genesis, honest, mint, RecordedStory, round, tokens, whale } from '../../test/fixtures/recorded-story.js';
import { type AnyFact, address, contracts, transfer } from '../../test/fixtures/world.js';
import { ZERO_ADDRESS } from '../world/index.js';

describe('the record of a run', () => {
  it('begins with the deployed DAO, its tokens in the hands they were minted to', () => {
    const { frame, agentRows } = new RecordedStory(...genesis).genesis;
    expect(frame.tick).toBe(0);
    expect(frame.values.supply).toBe(String(tokens(1000)));
    expect(frame.values.gini).toBeCloseTo((2 * 800 - 2 * 100) / (3 * 1000), 12);
    expect(new Set(frame.flows.map(({ kind }) => kind))).toEqual(new Set(['genesis']));
    expect(frame.invariants.violated).toEqual([]);
    expect(agentRows.map(({ agent, values }) => [agent, values.balance])).toEqual([
      ['honest-1', String(tokens(100))],
      ['poisoner-1', String(tokens(100))],
      ['whale-1', String(tokens(800))],
    ]);
  });

  it('has a value for every reporter it announces, and no other', () => {
    const story = new RecordedStory(...genesis);
    expect(Object.keys(story.genesis.frame.values)).toEqual(story.recorder.words.reporters.map(({ name }) => name));
    for (const { name, unit } of story.recorder.words.reporters) {
      if (unit === 'wei') expect(story.genesis.frame.values[name]).toMatch(/^\d+$/);
    }
  });

  it('has a value in every row for every column it announces, and no other', () => {
    const story = new RecordedStory(...genesis);
    const columns = story.recorder.words.agentColumns.map(({ name }) => name);
    expect(new Set(columns).size).toBe(columns.length);
    for (const { values } of story.genesis.agentRows) expect(Object.keys(values)).toEqual(columns);
  });

  it('names every party and reason of its flows, and every reporter of its panels', () => {
    const story = new RecordedStory(...genesis, mint(contracts.trainerPool, 50));
    const { parties, flows, panels, reporters, tables } = story.recorder.words;
    const { frame } = story.tick([
      transfer(contracts.trainerPool, honest, tokens(1)),
      transfer(honest, contracts.timelock, tokens(1)),
      transfer(honest, ZERO_ADDRESS, tokens(1)),
      transfer(honest, address(99), tokens(1)),
    ]);
    const known = new Set(parties.map(({ party }) => party));
    expect([...story.genesis.frame.flows, ...frame.flows].flatMap(({ from, to }) => [from, to])).toSatisfy(
      (named: string[]) => named.every((party) => known.has(party)),
    );
    const kinds = new Set(flows.map(({ kind }) => kind));
    expect(frame.flows.every(({ kind }) => kinds.has(kind))).toBe(true);
    const measured = new Set(reporters.map(({ name }) => name));
    expect(panels.flatMap((panel) => panel.reporters.filter((name) => !measured.has(name)))).toEqual([]);
    const shown = panels.flatMap(({ table }) => (table === undefined ? [] : [table]));
    expect(shown).toEqual(tables.map(({ table }) => table));
    expect(parties.find(({ party }) => party === 'signFlipper')).toMatchObject({ attacker: true, role: 'agents' });
  });

  it('leaves supply, balances and rewards alone when another asset moves', () => {
    const story = new RecordedStory(...genesis);
    const { frame, agentRows } = story.tick([
      transfer(ZERO_ADDRESS, honest, tokens(9_000), 'stable'),
      transfer(honest, whale, tokens(5), 'stable'),
      transfer(honest, whale, tokens(5)),
    ]);
    expect(frame.values.supply).toBe(String(tokens(1000)));
    expect(agentRows.map(({ values }) => values.balance)).toEqual([95, 100, 805].map((n) => String(tokens(n))));
    expect(frame.flows.map(({ asset, kind, amount }) => [asset, kind, amount])).toEqual([
      ['stable', 'mint', String(tokens(9_000))],
      ['stable', 'transfer', String(tokens(5))],
      ['token', 'transfer', String(tokens(5))],
    ]);
    expect(frame.invariants.violated).toEqual([]);
  });

  it('adds rewards up by agent and kind, and per archetype', () => {
    const story = new RecordedStory(...genesis, mint(contracts.trainerPool, 50), mint(contracts.stakePool, 50));
    const pay = (to: `0x${string}`, amount: number): AnyFact[] => [
      { type: 'poolPaid', pool: 'trainers', to, amount: tokens(amount) },
      transfer(contracts.trainerPool, to, tokens(amount)),
      { type: 'trainerScored', round: 1, trainer: to, scorePpm: 250_000, paid: tokens(amount) },
    ];
    const opened = round(1, 500_000, true).slice(0, 3);
    story.tick([...opened, ...pay(honest, 3)]);
    const reward: AnyFact = { type: 'stakingRewardPaid', account: honest, amount: tokens(2) };
    const { frame, agentRows } = story.tick([reward, transfer(contracts.stakePool, honest, tokens(2))]);
    // The reward's event and its transfer stand in different transactions here, so the transfer is a plain one.
    expect(frame.flows).toMatchObject([{ from: 'stakePool', to: 'honestTrainer', kind: 'transfer' }]);
    expect(agentRows[0]!.values).toMatchObject({
      trainingRewards: String(tokens(3)),
      rewards: String(tokens(3)),
      score: 0.25,
    });
    expect(frame.values.rewardsTo_honestTrainer).toBe(String(tokens(3)));
    expect(frame.values.rewardsTick_honestTrainer).toBe('0');
    expect(frame.values.rewardsTo_whale).toBe('0');
  });

  it('counts transactions, gas by archetype and reverts by error', () => {
    const outcome = (agent: string, archetype: string, gasUsed: bigint, error: string | null) => ({
      agent,
      archetype,
      window: 0,
      gasUsed,
      error: error === null ? null : { name: error },
    });
    const { frame, agentRows } = new RecordedStory(...genesis).tick([], {
      outcomes: [
        outcome('honest-1', 'honestTrainer', 100n, null),
        outcome('honest-1', 'honestTrainer', 30n, 'RoundStakeTooLow'),
        outcome('whale-1', 'whale', 50n, null),
      ],
      interventions: ['poisoner starts to act'],
    });
    expect(frame.transactions).toEqual({
      sent: 3,
      reverted: 1,
      gasUsed: '180',
      gasByGroup: { honestTrainer: '130', whale: '50' },
      revertsByError: { RoundStakeTooLow: 1 },
    });
    expect(agentRows[0]!.gasUsed).toBe('130');
    expect(frame.headline).toBe('Poisoner starts to act');
    expect(frame.markers).toEqual([{ kind: 'intervention', label: 'poisoner starts to act', target: null }]);
  });
});
