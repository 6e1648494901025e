import type { FlowKind, FlowRow } from '../frame.js';
import type { ClassifiedTransfer } from './classify-transfers.js';
import type { PartyOf } from './flow-party.js';

/** Merges transfers by parties and kind, in the order in which each pair first appears. Amounts add up exactly. */
export function flowRows(transfers: readonly ClassifiedTransfer[], partyOf: PartyOf): readonly FlowRow[] {
  const rows = new Map<string, { from: string; to: string; kind: FlowKind; amount: bigint; count: number }>();
  for (const { from, to, kind, amount } of transfers) {
    const parties = { from: partyOf(from, 'from'), to: partyOf(to, 'to'), kind };
    const key = `${parties.from}>${parties.to}>${kind}`;
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { ...parties, amount, count: 1 });
    else {
      row.amount += amount;
      row.count += 1;
    }
  }
  return [...rows.values()].map((row) => ({ ...row, amount: row.amount.toString() }));
}
