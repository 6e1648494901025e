import { TOKEN } from '../../scenario/index.js';
import type { ReporterInput } from '../reporter-input.js';

/** What each agent holds in all (tokens): its balance, its stake and what is cooling down. */
export function holdings({ agents, view }: Pick<ReporterInput, 'agents' | 'view'>): readonly number[] {
  return agents.map(({ address }) => {
    const stake = view.stakes.get(address);
    const wei = (view.balances.get(address) ?? 0n) + (stake?.active ?? 0n) + (stake?.cooling ?? 0n);
    return Number(wei) / Number(TOKEN);
  });
}
