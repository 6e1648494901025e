import type {
  CliffVestingWallet,
  GroupVestingWallet,
  ScheduledVestingWallet,
  VestingWallet,
} from '../../../contracts/bindings/index.js';
import type { Address, ConstructorArguments } from '../../chain/index.js';
import { type AllocatedGroup, splitByWeights } from './allocation.js';
import { CONTRACT_SHAPES, type Terms } from './schedule.js';

/** One wallet to deploy, and what has to be sent to it. */
export interface PlannedWallet<Arguments> {
  /** Names it among all wallets: the group's name, and the member's number from 1 where each has its own. */
  readonly key: string;
  readonly group: string;
  readonly arguments: Arguments;
  /** Wei that it locks. */
  readonly amount: bigint;
}

/** All wallets of an allocation, by the contract that fits: OpenZeppelin's own wherever it can say the schedule. */
export interface WalletPlan {
  /** Linear without a cliff, and everything at one date: OpenZeppelin's VestingWallet. */
  readonly linear: readonly PlannedWallet<ConstructorArguments<typeof VestingWallet>>[];
  /** Linear with a cliff: OpenZeppelin's VestingWalletCliff. */
  readonly cliff: readonly PlannedWallet<ConstructorArguments<typeof CliffVestingWallet>>[];
  /** In steps, logarithmic, or with votes. */
  readonly scheduled: readonly PlannedWallet<ConstructorArguments<typeof ScheduledVestingWallet>>[];
  /** One for a whole group. */
  readonly shared: readonly PlannedWallet<ConstructorArguments<typeof GroupVestingWallet>>[];
}

/** Who is who on the chain. */
export interface Beneficiaries {
  readonly token: Address;
  readonly treasury: Address;
  /** The members of a cohort, in their order; empty for a cohort that is not there. */
  readonly members: (cohort: string) => readonly Address[];
}

const NOBODY: Address = `0x${'0'.repeat(40)}`;

/** Says which wallets an allocation needs. A cohort's members have equal parts, to the wei. */
export function planWallets(groups: readonly AllocatedGroup[], who: Beneficiaries): WalletPlan {
  const linear: WalletPlan['linear'][number][] = [];
  const cliffs: WalletPlan['cliff'][number][] = [];
  const scheduled: WalletPlan['scheduled'][number][] = [];
  const shared: WalletPlan['shared'][number][] = [];
  for (const allocated of groups) {
    const { group, locked, terms } = allocated;
    if (locked === 0n) continue;
    const { holder, name, votesWhileLocked } = group;
    const members = holder.kind === 'treasury' ? [who.treasury] : who.members(holder.cohort);
    const parts = splitByWeights(
      locked,
      members.map(() => 1n),
    );
    if (holder.kind === 'cohort' && holder.wallet === 'group') {
      const delegator = votesWhileLocked ? members[0]! : NOBODY;
      const given = [who.token, onChain(terms), members, parts, delegator] as const;
      shared.push({ key: name, group: name, arguments: given, amount: locked });
      continue;
    }
    for (const [i, member] of members.entries()) {
      const one = { key: members.length === 1 ? name : `${name} ${i + 1}`, group: name, amount: parts[i]! };
      const { start, duration, cliff } = onChain(terms);
      if (votesWhileLocked || terms.shape !== 'linear') {
        const votes = votesWhileLocked ? who.token : NOBODY;
        scheduled.push({ ...one, arguments: [member, onChain(terms), votes] });
      } else if (cliff > 0n) cliffs.push({ ...one, arguments: [member, start, duration, cliff] });
      else linear.push({ ...one, arguments: [member, start, duration] });
    }
  }
  return { linear, cliff: cliffs, scheduled, shared };
}

/** Terms as the contracts take them (`VestingSchedule.Terms`). */
export function onChain({ start, duration, cliff, shape, period }: Terms) {
  return {
    start: BigInt(start),
    duration: BigInt(duration),
    cliff: BigInt(cliff),
    shape: BigInt(CONTRACT_SHAPES.indexOf(shape)),
    period: BigInt(period),
  };
}
