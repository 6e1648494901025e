import type { Observation } from '../agent.js';

/** What the observing agent holds and has staked, in wei. */
export function ownHoldings({ view, self }: Observation): { readonly balance: bigint; readonly active: bigint } {
  return { balance: view.balances.get(self.address) ?? 0n, active: view.stakes.get(self.address)?.active ?? 0n };
}

/** Votes the observing agent casts if it votes now: its own tokens and others', as far as delegated to it. */
export function ownVotes({ view, self }: Observation): bigint {
  return view.votes.get(self.address) ?? 0n;
}
