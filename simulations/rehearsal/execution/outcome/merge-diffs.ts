import type { Address, Hex, TracedAccount } from '../../../chain/index.js';

/** What several transactions changed together: the first's before, the last's after. */
export function mergeDiffs(diffs: readonly ReadonlyMap<Address, TracedAccount>[]): ReadonlyMap<Address, TracedAccount> {
  const merged = new Map<Address, TracedAccount>();
  for (const [address, account] of diffs.flatMap((diff) => [...diff])) {
    const earlier = merged.get(address);
    merged.set(address, earlier === undefined ? account : follow(earlier, account));
  }
  return new Map([...merged].filter(([, account]) => isChanged(account)));
}

function follow(earlier: TracedAccount, later: TracedAccount): TracedAccount {
  const slots = new Map<Hex, TracedAccount['storage'][number]>(earlier.storage.map((change) => [change.slot, change]));
  for (const change of later.storage) {
    slots.set(change.slot, { ...change, before: slots.get(change.slot)?.before ?? change.before });
  }
  return {
    balanceBefore: earlier.balanceBefore,
    balanceAfter: later.balanceAfter,
    codeChanged: earlier.codeChanged || later.codeChanged,
    storage: [...slots.values()].filter(({ before, after }) => before !== after),
  };
}

function isChanged({ balanceBefore, balanceAfter, codeChanged, storage }: TracedAccount): boolean {
  return balanceBefore !== balanceAfter || codeChanged || storage.length > 0;
}
