import type { Archetype } from '../../scenario/index.js';
import { isReward, rewardsOf } from '../agent-ledger.js';
import type { Reporter } from '../reporter.js';

export const emission: Reporter = {
  name: 'emission',
  title: 'Emission in the tick',
  unit: 'wei',
  description: 'New tokens that came into the world in this tick.',
  group: 'rewards',
  report: ({ transfers }) =>
    transfers.filter(({ kind }) => kind === 'emission').reduce((sum, { amount }) => sum + amount, 0n),
};

/** Rewards of one archetype's agents: in the tick (`rewardsTick_…`) and since the start (`rewardsTo_…`). */
export function rewardReporters(archetype: Archetype): readonly Reporter[] {
  const label = plainName(archetype);
  return [
    {
      name: `rewardsTick_${archetype}`,
      title: `${label}: rewards in the tick`,
      unit: 'wei',
      description: `Training, validation and staking rewards paid to ${label.toLowerCase()} agents in this tick.`,
      group: 'rewards',
      report: ({ agents, transfers }) => {
        const members = new Set(agents.filter((agent) => agent.archetype === archetype).map(({ address }) => address));
        return transfers
          .filter(({ kind, to }) => isReward(kind) && members.has(to))
          .reduce((sum, { amount }) => sum + amount, 0n);
      },
    },
    {
      name: `rewardsTo_${archetype}`,
      title: `${label}: rewards so far`,
      unit: 'wei',
      description: `Training, validation and staking rewards paid to ${label.toLowerCase()} agents since the start.`,
      group: 'rewards',
      report: ({ agents, ledger }) =>
        agents
          .filter((agent) => agent.archetype === archetype)
          .reduce((sum, { address }) => sum + rewardsOf(ledger.of(address)), 0n),
    },
  ];
}

function plainName(archetype: Archetype): string {
  const words = archetype.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words[0]!.toUpperCase()}${words.slice(1)}`;
}
