import { parseScenario, type Scenario } from '../mechanisms/index.js';
import { type Federation, parseFederation } from '../scenario/index.js';
import type { FederationOverrides, RunOverrides } from './contract/index.js';

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

/** The federation as it will run, likewise. */
export function withFederationOverrides(
  federation: Federation,
  { seed, rounds, backend }: FederationOverrides,
): Federation {
  return parseFederation({
    ...federation,
    seed: seed ?? federation.seed,
    rounds: rounds ?? federation.rounds,
    learning: { ...federation.learning, backend: backend ?? federation.learning.backend },
  });
}
