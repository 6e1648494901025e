import type { Scenario } from '../../mechanisms/index.js';
import type { Dao, Proposal } from '../../scenario/index.js';
import type { EconomyComparison } from '../comparison/comparison.js';
import { compareEconomies } from '../comparison/economy/compare-economies.js';
import { economyScenario } from '../comparison/economy/economy-scenario.js';
import { enactmentOf } from '../comparison/economy/enactment.js';
import { callsOf } from '../draft/encode-proposal.js';
import type { RehearsalInputs } from './open-inputs.js';

/** Simulates the DAO's economy with the proposal carried out and without it, on common seeds. */
export function rehearseEconomy(options: {
  readonly dao: Dao;
  readonly proposal: Proposal;
  readonly inputs: RehearsalInputs;
  /** The library scenario that the DAO names as its economy. */
  readonly scenario: Scenario;
  readonly ticks: number;
  readonly seeds: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number) => void;
}): Promise<EconomyComparison> {
  const { dao, proposal, inputs, scenario, ...rest } = options;
  const calls = callsOf(proposal, inputs.context);
  return compareEconomies({
    scenario: { ...economyScenario(scenario, dao), seed: dao.seed },
    enactment: enactmentOf(calls, inputs.contracts, dao.token),
    ...rest,
  });
}
