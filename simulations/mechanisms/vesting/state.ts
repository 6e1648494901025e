import {
  CliffVestingWallet,
  GroupVestingWallet,
  ScheduledVestingWallet,
  VestingWallet,
} from '../../../contracts/bindings/index.js';
import type { Address } from '../../chain/index.js';
import { balanceOf, eventsOf, type Fact } from '../../world/index.js';
import type { governance } from '../governance/index.js';
import { type Many, many, type Outline, type ScopeOf } from '../mechanism.js';
import type { staking } from '../staking/index.js';
import type { token } from '../token/index.js';
import { type AllocatedGroup, allocate } from './allocation.js';
import { vestingSection } from './section.js';

const section = vestingSection.optional();

/** The kinds of wallet: OpenZeppelin's own, and those with steps, votes or many members. */
export const WALLET_KINDS = ['linear', 'cliff', 'scheduled', 'shared'] as const;
export type WalletKind = (typeof WALLET_KINDS)[number];

export type VestingFact =
  | (Fact & { readonly type: 'vestingOwned'; readonly kind: WalletKind; readonly key: string; readonly owner: Address })
  | (Fact & {
      readonly type: 'vestingGranted';
      readonly key: string;
      readonly member: Address;
      readonly amount: bigint;
    })
  | (Fact & {
      readonly type: 'vestingReleased';
      readonly key: string;
      /** `null`: the wallet's one owner. */
      readonly member: Address | null;
      readonly amount: bigint;
    });
export const vestingEvents = eventsOf<VestingFact>();

/** A wallet as its events tell it. */
export interface VestingWalletView {
  readonly kind: WalletKind;
  /** What each beneficiary was granted (wei; `null`: all that the wallet ever held) and has been paid. */
  readonly grants: ReadonlyMap<Address, { readonly granted: bigint | null; readonly released: bigint }>;
}

export interface VestingState {
  /** By the wallet's key. */
  readonly wallets: ReadonlyMap<string, VestingWalletView>;
  /** Keys of an account's wallets. */
  readonly walletsOf: ReadonlyMap<Address, readonly string[]>;
}

const contracts: {
  readonly linear: Many<typeof VestingWallet>;
  readonly cliff: Many<typeof CliffVestingWallet>;
  readonly scheduled: Many<typeof ScheduledVestingWallet>;
  readonly shared: Many<typeof GroupVestingWallet>;
} = {
  linear: many(VestingWallet),
  cliff: many(CliffVestingWallet),
  scheduled: many(ScheduledVestingWallet),
  shared: many(GroupVestingWallet),
};
export const vestingOutline: Outline<'vesting', typeof contracts, VestingState, VestingFact, typeof section> = {
  name: 'vesting',
  section,
  contracts,
  empty: { wallets: new Map(), walletsOf: new Map() },
};
export type VestingScope = ScopeOf<typeof vestingOutline, typeof token | typeof staking | typeof governance>;
type View = VestingScope['view'];

const allocations = new WeakMap<object, { readonly launch: number; readonly groups: readonly AllocatedGroup[] }>();

/** A scenario's groups with their amounts and terms, launched at `launch` (Unix seconds); reckoned once. */
export function allocationOf({ vesting }: VestingScope['scenario'], launch: number): readonly AllocatedGroup[] {
  const known = allocations.get(vesting);
  if (known?.launch === launch) return known.groups;
  const groups = allocate(vesting, launch);
  allocations.set(vesting, { launch, groups });
  return groups;
}

/** The group that a wallet's key belongs to: its name, and a member's number behind it where each has its own. */
export function groupOf(groups: readonly AllocatedGroup[], key: string): AllocatedGroup {
  const found = groups.find(
    ({ group: { name } }) => key === name || (/^ \d+$/.test(key.slice(name.length)) && key.startsWith(name)),
  );
  if (found === undefined) throw new Error(`no group of the allocation has the wallet ${key}`);
  return found;
}

/** Where a wallet stands. */
export function walletAddress({ vesting }: View, key: string): Address {
  const { kind } = vesting.wallets.get(key)!;
  return vesting.contracts[kind].get(key)!;
}

/** What a wallet was given in all: what it holds and what it has paid (wei). */
export function walletTotal(view: View, key: string): bigint {
  const { grants } = view.vesting.wallets.get(key)!;
  const released = [...grants.values()].reduce((sum, grant) => sum + grant.released, 0n);
  return balanceOf(view, walletAddress(view, key)) + released;
}

/** What a beneficiary of a wallet was granted and has been paid (wei). */
export function grantOf(
  view: View,
  key: string,
  account: Address,
): { readonly total: bigint; readonly released: bigint } {
  const grant = view.vesting.wallets.get(key)?.grants.get(account);
  if (grant === undefined) return { total: 0n, released: 0n };
  return { total: grant.granted ?? walletTotal(view, key), released: grant.released };
}
