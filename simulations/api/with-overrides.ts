import { parseScenario, type Scenario } from '../scenario/index.js';
import type { RunOverrides } from './contract/index.js';

/** The scenario as it will run: what was asked for on the spot goes before what its file says. */
export function withOverrides(scenario: Scenario, { seed, ticks, engine, backend }: RunOverrides): Scenario {
  return parseScenario({
    ...scenario,
    seed: seed ?? scenario.seed,
    ticks: ticks ?? scenario.ticks,
    chain: { ...scenario.chain, engine: engine ?? scenario.chain.engine },
    learning: { ...scenario.learning, backend: backend ?? scenario.learning.backend },
  });
}
