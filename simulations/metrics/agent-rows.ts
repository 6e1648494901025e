import type { Address } from '../world/index.js';
import { rewardsOf } from './agent-ledger.js';
import type { AgentRow } from './frame.js';
import type { ReporterInput } from './reporter-input.js';

type RowInput = Pick<ReporterInput, 'agents' | 'view' | 'ledger' | 'active'>;

/** One row an agent, in the agents' order: what it holds by the view, what it received by the ledger. */
export function buildAgentRows({ agents, view, ledger, active }: RowInput): readonly AgentRow[] {
  const names = new Map<Address, string>(agents.map(({ address, name }) => [address, name]));
  return agents.map(({ name, address, archetype, cohort }) => {
    const account = ledger.of(address);
    const stake = view.stakes.get(address);
    const delegate = view.delegates.get(address);
    return {
      agent: name,
      archetype,
      cohort,
      address,
      balance: String(view.balances.get(address) ?? 0n),
      staked: String(stake?.active ?? 0n),
      cooling: String(stake?.cooling ?? 0n),
      votes: String(view.votes.get(address) ?? 0n),
      delegate: delegate === undefined ? null : (names.get(delegate) ?? delegate),
      rewards: String(rewardsOf(account)),
      trainingRewards: String(account.trainingRewards),
      validationRewards: String(account.validationRewards),
      stakingRewards: String(account.stakingRewards),
      slashed: String(account.slashed),
      gasUsed: String(account.gasUsed),
      ballots: account.ballots,
      score: account.score,
      trainAccuracy: account.trainAccuracy,
      trainLoss: account.trainLoss,
      active: active.has(name),
    };
  });
}
