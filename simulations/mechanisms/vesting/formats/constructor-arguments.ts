import {
  CliffVestingWallet,
  GroupVestingWallet,
  ScheduledVestingWallet,
  VestingWallet,
} from '../../../../contracts/bindings/index.js';
import { encodeDeploy, type Hex } from '../../../chain/index.js';
import { formatTokens } from '../../../scenario/index.js';
import type { WalletPlan } from '../wallets.js';

/** One wallet as deployment tools and block explorers' verification want it. */
export interface WalletArguments {
  readonly wallet: string;
  readonly group: string;
  readonly contract: string;
  /** In the constructor's order; times in Unix seconds, durations in seconds, amounts in wei. */
  readonly arguments: readonly unknown[];
  /** The same, ABI-encoded. */
  readonly encoded: Hex;
  /** Tokens to send to it once it is deployed. */
  readonly fund: string;
}

/** The constructor arguments of every wallet of a plan, OpenZeppelin's own first. Big integers are decimal texts. */
export function constructorArguments({ linear, cliff, scheduled, shared }: WalletPlan): readonly WalletArguments[] {
  return [
    ...linear.map((each) =>
      entry(each, 'VestingWallet', argumentsOf(encodeDeploy(VestingWallet, each.arguments), VestingWallet)),
    ),
    ...cliff.map((each) =>
      entry(
        each,
        'CliffVestingWallet',
        argumentsOf(encodeDeploy(CliffVestingWallet, each.arguments), CliffVestingWallet),
      ),
    ),
    ...scheduled.map((each) =>
      entry(
        each,
        'ScheduledVestingWallet',
        argumentsOf(encodeDeploy(ScheduledVestingWallet, each.arguments), ScheduledVestingWallet),
      ),
    ),
    ...shared.map((each) =>
      entry(
        each,
        'GroupVestingWallet',
        argumentsOf(encodeDeploy(GroupVestingWallet, each.arguments), GroupVestingWallet),
      ),
    ),
  ];
}

const argumentsOf = (initCode: Hex, { bytecode }: { readonly bytecode: string }): Hex =>
  `0x${initCode.slice(bytecode.length)}`;

function entry(
  wallet: {
    readonly key: string;
    readonly group: string;
    readonly arguments: readonly unknown[];
    readonly amount: bigint;
  },
  contract: string,
  encoded: Hex,
): WalletArguments {
  const { key, group, amount } = wallet;
  return { wallet: key, group, contract, arguments: wallet.arguments.map(plain), encoded, fund: formatTokens(amount) };
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(field)]));
}
