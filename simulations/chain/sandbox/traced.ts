import type { Address, Hex } from '../chain-engine.js';
import type { TracedAccount, TracedCall } from './sandbox-chain.js';

const ZERO_WORD: Hex = `0x${'0'.repeat(64)}`;

/** A frame as the node's `callTracer` writes it. */
export interface RawFrame {
  readonly type: TracedCall['kind'];
  readonly from: Address;
  readonly to?: Address;
  readonly value?: Hex;
  readonly input: Hex;
  readonly output?: Hex;
  readonly gasUsed: Hex;
  readonly error?: string;
  readonly calls?: readonly RawFrame[];
}

/** An account as the node's `prestateTracer` writes it: only what changed. */
interface RawAccount {
  readonly balance?: Hex;
  readonly code?: Hex;
  readonly storage?: Readonly<Record<string, Hex>>;
}

/** What `prestateTracer` gives in its difference mode. */
export interface RawDiff {
  readonly pre: Readonly<Record<Address, RawAccount>>;
  readonly post: Readonly<Record<Address, RawAccount>>;
}

export function tracedCall(frame: RawFrame): TracedCall {
  return {
    kind: frame.type,
    from: lower(frame.from),
    to: frame.to === undefined ? null : lower(frame.to),
    valueWei: BigInt(frame.value ?? 0),
    input: frame.input,
    output: frame.output ?? '0x',
    gasUsed: BigInt(frame.gasUsed),
    error: frame.error ?? null,
    calls: (frame.calls ?? []).map(tracedCall),
  };
}

/** By address. Where the tracer leaves out a balance, it did not change; a slot it leaves out is zero. */
export function tracedAccounts({ pre, post }: RawDiff): ReadonlyMap<Address, TracedAccount> {
  const addresses = [...new Set([...Object.keys(pre), ...Object.keys(post)])].sort() as Address[];
  const found = addresses.map(
    (address) => [lower(address), difference(pre[address] ?? {}, post[address] ?? {})] as const,
  );
  return new Map(found.filter(([, account]) => isChanged(account)));
}

function difference(before: RawAccount, after: RawAccount): TracedAccount {
  const balanceBefore = BigInt(before.balance ?? 0);
  const slots = [...new Set([...Object.keys(before.storage ?? {}), ...Object.keys(after.storage ?? {})])].sort();
  return {
    balanceBefore,
    balanceAfter: after.balance === undefined ? balanceBefore : BigInt(after.balance),
    codeChanged: after.code !== undefined && after.code !== (before.code ?? '0x'),
    storage: slots
      .map((slot) => ({
        slot: slot as Hex,
        before: before.storage?.[slot] ?? ZERO_WORD,
        after: after.storage?.[slot] ?? ZERO_WORD,
      }))
      .filter((change) => change.before !== change.after),
  };
}

function isChanged({ balanceBefore, balanceAfter, codeChanged, storage }: TracedAccount): boolean {
  return balanceBefore !== balanceAfter || codeChanged || storage.length > 0;
}

function lower(address: Address): Address {
  return address.toLowerCase() as Address;
}
