import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPopulation, workOf } from '../../simulations/agents/index.js';
import { type StateRoot, startChain } from '../../simulations/chain/index.js';
import { Simulation } from '../../simulations/kernel/index.js';
import { createLearningService } from '../../simulations/learning/index.js';
import { ARCHETYPES, MECHANISMS, parseScenario } from '../../simulations/mechanisms/index.js';
import { train } from '../../simulations/mechanisms/training/work.js';

const tiny = join(import.meta.dirname, '../../simulations/scenarios/tiny.json');
const TICKS = 5;

/** Digest of the first ticks of `tiny` when so many workers train, on a chain that does or does not compute state roots. */
async function digestWith(workers: number, stateRoot: StateRoot = 'none'): Promise<string> {
  const scenario = parseScenario(JSON.parse(await readFile(tiny, 'utf8')));
  const { seed } = scenario;
  const { trainers } = createPopulation(scenario, seed, ARCHETYPES);
  const { chainId } = scenario.chain;
  const chain = await startChain('anvil', { chainId, genesisTime: scenario.startTime, stateRoot });
  try {
    const learning = await createLearningService({ parameters: scenario.learning, trainers, seed, workers });
    try {
      const simulation = await Simulation.create({
        scenario,
        seed,
        mechanisms: MECHANISMS,
        chain,
        services: { learning },
      });
      const trained = new Set<number>();
      for (let tick = 0; tick < TICKS; tick++) {
        await simulation.step(async (step) => {
          for (const { order } of workOf(step.work, train)) trained.add(order.shard);
        });
      }
      expect(trained.size).toBeGreaterThan(1);
      return simulation.digest;
    } finally {
      await learning.close();
    }
  } finally {
    await chain.close();
  }
}

describe('a run', () => {
  it('has the same digest however many workers train its models', async () => {
    const digest = await digestWith(1);
    expect(await digestWith(2)).toBe(digest);
    expect(await digestWith(5)).toBe(digest);
  });

  it('has the same digest whether or not its chain computes the root of all state', async () => {
    expect(await digestWith(2, 'computed')).toBe(await digestWith(2, 'none'));
  });
});
