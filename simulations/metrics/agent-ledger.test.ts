import { describe, expect, it } from 'vitest';
import { AGENTS, honest, poisoner, whale } from '../../test/fixtures/recorded-story.js';
import { reporterInput } from '../../test/fixtures/reporter-input.js';
import { address } from '../../test/fixtures/world.js';
import { type AgentColumn, AgentLedger } from './agent-ledger.js';
import type { ReporterInput } from './reporter.js';

type Entries = readonly (readonly [`0x${string}`, number | bigint | null])[];

const info = { title: 'A column', description: 'What it is.' };
const column = (name: string, keep: 'sum' | 'last', unit: 'wei' | 'count', entries: Entries): AgentColumn => ({
  ...info,
  name,
  unit,
  keep,
  entries: () => entries,
});

/** A tick of a run, of which a ledger looks at transfers and transactions. */
const tick = (differences: Partial<ReporterInput> = {}) =>
  reporterInput({ active: new Set(['honest-1']), ...differences });
const paid = (to: `0x${string}`, kind: string, amount: bigint, asset = 'token') => ({
  asset,
  from: address(99),
  to,
  kind,
  amount,
});

describe('the ledger of agents', () => {
  it('adds rewards up by kind and in all, of the token alone and of agents alone', () => {
    const ledger = new AgentLedger(AGENTS, [], new Set(['training', 'staking']));
    ledger.enter(
      tick({
        transfers: [
          paid(honest, 'training', 5n),
          paid(honest, 'staking', 7n),
          paid(honest, 'gift', 100n),
          paid(honest, 'training', 900n, 'stable'),
          paid(address(50), 'training', 3n),
        ],
      }),
    );
    ledger.enter(tick({ transfers: [paid(honest, 'training', 2n)] }));
    expect([ledger.rewardsOf(honest), ledger.rewardsOf(honest, 'training')]).toEqual([14n, 7n]);
    expect(ledger.rewardsOf(honest, 'gift')).toBe(0n);
    expect([ledger.rewardsOf(whale), ledger.rewardsOf(whale, 'training')]).toEqual([0n, 0n]);
    expect(ledger.rewardsOf(address(50))).toBe(0n);
  });

  it('remembers the frame in which something was first noticed', () => {
    const ledger = new AgentLedger(AGENTS, [], new Set());
    expect([ledger.firstTick('a', 3), ledger.firstTick('a', 5), ledger.firstTick('b', 5)]).toEqual([3, 3, 5]);
  });

  it('adds up gas by name, and says who takes part', () => {
    const ledger = new AgentLedger(AGENTS, [], new Set());
    const sent = (agent: string, gasUsed: bigint) => ({ agent, archetype: 'whale', window: 0, gasUsed, error: null });
    const input = tick({ outcomes: [sent('whale-1', 5n), sent('whale-1', 6n), sent('nobody', 7n)] });
    ledger.enter(input);
    expect(ledger.rows(input).map(({ agent, gasUsed, active }) => [agent, gasUsed, active])).toEqual([
      ['honest-1', '0', true],
      ['poisoner-1', '0', false],
      ['whale-1', '11', false],
    ]);
    expect(ledger.rows(input)[2]).toMatchObject({ address: whale, archetype: 'whale', cohort: 'whale', values: {} });
  });

  it('keeps sums and last values, and says where there is none yet', () => {
    const brought: Entries = [
      [honest, 5n],
      [honest, 6n],
      [poisoner, null],
      [address(50), 1n],
    ];
    const counted: Entries = [
      [honest, 2],
      [honest, 3],
      [poisoner, null],
    ];
    const columns = [
      column('earned', 'sum', 'wei', brought),
      column('latest', 'last', 'wei', brought),
      column('times', 'sum', 'count', counted),
      column('score', 'last', 'count', counted),
    ];
    const ledger = new AgentLedger(AGENTS, columns, new Set());
    const input = tick();
    ledger.enter(input);
    expect(ledger.rows(input).map(({ values }) => values)).toEqual([
      { earned: '11', latest: '6', times: 5, score: 3 },
      { earned: null, latest: null, times: null, score: null },
      { earned: '0', latest: null, times: 0, score: null },
    ]);
    ledger.enter(input);
    expect(ledger.rows(input)[0]!.values).toEqual({ earned: '22', latest: '6', times: 10, score: 3 });
  });

  it('adds whole numbers to wei, and nothing to what there is', () => {
    const mixed: Entries = [
      [honest, 5n],
      [honest, 2],
      [whale, 4],
      [whale, null],
      [poisoner, null],
      [poisoner, 3],
    ];
    const ledger = new AgentLedger(AGENTS, [column('sum', 'sum', 'wei', mixed)], new Set());
    ledger.enter(tick());
    expect(ledger.rows(tick()).map(({ values }) => values.sum)).toEqual(['7', 3, 4]);
  });

  it('reckons how things stand anew for every row', () => {
    const standing: AgentColumn = {
      ...info,
      name: 'twice',
      unit: 'wei',
      of: (_, { name }) => BigInt(name.length) * 2n,
    };
    const ledger = new AgentLedger(AGENTS, [standing], new Set());
    expect(ledger.rows(tick()).map(({ values }) => values.twice)).toEqual(['16', '20', '14']);
  });
});
