import { GroupVestingWallet, ScheduledVestingWallet, VestingWallet } from '../../../contracts/bindings/index.js';
import type { Intent, Observation, Policy } from '../../agents/index.js';
import { type Address, type ContractCall, callOf } from '../../chain/index.js';
import { vestedAt } from './schedule.js';
import { allocationOf, grantOf, groupOf, type VestingScope, walletAddress } from './state.js';

type Seen = Observation<VestingScope>;

/** The calls that pay an account what has vested for it, from every wallet of its whose turn it is. */
function releases({ view, scenario, now, tick }: Seen, account: Address): readonly ContractCall[] {
  const groups = allocationOf(scenario, view.epochStart);
  return (view.vesting.walletsOf.get(account) ?? []).flatMap((key) => {
    const { group, terms } = groupOf(groups, key);
    if ((tick + 1) % group.claimEveryTicks !== 0) return [];
    const { total, released } = grantOf(view, key, account);
    if (vestedAt(terms, total, now) <= released) return [];
    const wallet = walletAddress(view, key);
    return view.vesting.wallets.get(key)!.kind === 'shared'
      ? [callOf(GroupVestingWallet, wallet, 'release', [account])]
      : [callOf(VestingWallet, wallet, 'release', [view.token.contracts.token])];
  });
}

/** Whoever was granted tokens, whatever its archetype, takes what has vested. */
export const claimVested: Policy<VestingScope> = (observation) => {
  const calls = releases(observation, observation.self.address);
  return calls.length === 0 ? [] : [{ purpose: 'claimVested', window: 0, calls }];
};

/** Anybody may have a wallet pay its owner: what vests for the treasury is somebody's chore. */
export const claimForTreasury: Policy<VestingScope> = (observation) => {
  const calls = releases(observation, observation.view.treasury);
  return calls.length === 0 ? [] : [{ purpose: 'claimForTreasury', window: 0, calls }];
};

/** Where locked tokens may vote, their owner turns them into votes of its own, once. */
export const delegateLocked: Policy<VestingScope> = ({ view, self, scenario }) => {
  const groups = allocationOf(scenario, view.epochStart);
  return (view.vesting.walletsOf.get(self.address) ?? []).flatMap((key): readonly Intent[] => {
    if (!groupOf(groups, key).group.votesWhileLocked) return [];
    const wallet = walletAddress(view, key);
    if (view.token.delegates.has(wallet)) return [];
    const { kind, grants } = view.vesting.wallets.get(key)!;
    if (kind === 'shared') {
      // The first member speaks for the group.
      if ([...grants.keys()][0] !== self.address) return [];
      const call = callOf(GroupVestingWallet, wallet, 'delegate', [self.address]);
      return [{ purpose: 'delegateLocked', window: 0, calls: [call] }];
    }
    const call = callOf(ScheduledVestingWallet, wallet, 'delegate', [self.address]);
    return [{ purpose: 'delegateLocked', window: 0, calls: [call] }];
  });
};
