import { describe, expect, it } from 'vitest';
import { parseScenario, type ScenarioDraft } from '../mechanisms/index.js';
import type { RunManifest } from '../results/index.js';
import { attackersIn } from './clean-run.js';

const holdings = (totalTokens: string) => ({ totalTokens });
const trainers = (count: number, tokens: string) => ({
  archetype: 'honestTrainer' as const,
  name: 'trainer',
  count,
  holdings: holdings(tokens),
  stakeTokens: '100',
});
const poisoners = {
  archetype: 'signFlipper' as const,
  name: 'poisoner',
  count: 2,
  holdings: holdings('400'),
  stakeTokens: '100',
};
const whale = { archetype: 'whale' as const, name: 'whale', count: 1, holdings: holdings('900') };

function run(population: ScenarioDraft['population'], change: Partial<ScenarioDraft> = {}): RunManifest {
  const resolved = parseScenario({ name: 'some-dao', title: 'Some DAO', ...change, population });
  return {
    format: 'folkmoot-run/1',
    kind: 'dao',
    id: 'some-dao-1',
    scenario: resolved.name,
    title: resolved.title,
    seed: resolved.seed,
    engine: 'anvil',
    backend: 'wasm',
    state: 'finished',
    tick: 52,
    ticks: 52,
    tickSeconds: 1,
    startTime: 0,
    createdAt: '2026-01-01T00:00:00Z',
    digest: null,
    error: null,
    owner: null,
    resolved,
    words: {
      mechanisms: [],
      assets: [],
      reporters: [],
      agentColumns: [],
      flows: [],
      parties: [],
      panels: [],
      tables: [],
    },
    agents: [],
    report: null,
  };
}

const attacked = run([trainers(4, '800'), poisoners, whale]);

describe('a run without attackers', () => {
  it('is one that leaves them out, or in which as many trainers are honest', () => {
    expect(attackersIn(run([trainers(4, '800'), whale]), attacked)).toBe('removed');
    expect(attackersIn(run([trainers(6, '1200'), whale], { title: 'Another name' }), attacked)).toBe('honest');
  });

  it.each([
    ['another DAO', run([trainers(6, '1200'), whale], { governance: { quorumPercent: 8 } })],
    ['another seed', run([trainers(4, '800'), whale], { seed: 2 })],
    ['more trainers', run([trainers(7, '1400'), whale])],
    ['other holders', run([trainers(4, '800'), { ...whale, count: 2 }])],
    ['attackers of its own', attacked],
    ['fewer ticks', { ...run([trainers(4, '800'), whale]), tick: 10 }],
  ])('is never %s', (_, other) => {
    expect(attackersIn(other, attacked)).toBeNull();
  });

  it('is none where nobody attacks', () => {
    const peaceful = run([trainers(4, '800'), whale]);
    expect(attackersIn(run([trainers(4, '800'), whale]), peaceful)).toBeNull();
  });
});
