import type { Scope } from '../agents/index.js';
import { type Address, type DomainEvent, type TransferFact, ZERO_ADDRESS } from '../world/index.js';
import type { FlowRow, TransferRow } from './frame.js';

/** A Transfer event with the reason for it. */
export interface ClassifiedTransfer {
  readonly asset: string;
  readonly from: Address;
  readonly to: Address;
  readonly amount: bigint;
  readonly kind: string;
}

/** An event that tells the reason of a transfer in the same transaction. */
export type Announcement = ClassifiedTransfer;

/** How a mechanism knows its flows. */
export interface FlowRules<S extends Scope = Scope> {
  /** The reasons it can tell: what they are called, and whether they pay somebody. */
  readonly kinds: Readonly<
    Record<string, { readonly title: string; readonly reward?: boolean; readonly deposit?: boolean }>
  >;
  /** Transfers that an event announces, before or after it in its transaction. */
  readonly announce?: (event: DomainEvent, view: S['view']) => readonly Announcement[];
  /** The reason by the contracts at a transfer's ends; `null` when it is none of the mechanism's. */
  readonly classify?: (transfer: Omit<ClassifiedTransfer, 'kind'>, view: S['view']) => string | null;
}

/** The reasons that every asset has. */
export const CORE_FLOWS: FlowRules['kinds'] = {
  genesis: { title: 'Starting balance' },
  mint: { title: 'New tokens' },
  burn: { title: 'Burn' },
  transfer: { title: 'Transfer' },
};

const isTransfer = (event: DomainEvent): event is DomainEvent<TransferFact> => event.type === 'transfer';

/**
 * Says of every Transfer event why it happened: from the event that announced it in the same transaction, else from the
 * contracts at its two ends. Keeps the events' order and count.
 */
export function classifyTransfers(
  events: readonly DomainEvent[],
  view: Scope['view'],
  rules: readonly FlowRules[],
): readonly ClassifiedTransfer[] {
  const classified: ClassifiedTransfer[] = [];
  for (const transaction of byTransaction(events)) {
    const announced = transaction.flatMap((event) =>
      isTransfer(event) ? [] : rules.flatMap(({ announce }) => announce?.(event, view) ?? []),
    );
    for (const event of transaction) {
      if (!isTransfer(event)) continue;
      const { asset, from, to, amount } = event;
      classified.push({ asset, from, to, amount, kind: kindOf({ asset, from, to, amount }, announced, view, rules) });
    }
  }
  return classified;
}

function* byTransaction(events: readonly DomainEvent[]): Generator<readonly DomainEvent[]> {
  let begin = 0;
  for (let i = 1; i <= events.length; i++) {
    const last = events[i - 1]!;
    const next = events[i];
    if (next !== undefined && next.block === last.block && next.transaction === last.transaction) continue;
    yield events.slice(begin, i);
    begin = i;
  }
}

/** Takes the announcement that it fits, so that each announces one transfer. */
function kindOf(
  transfer: Omit<ClassifiedTransfer, 'kind'>,
  announced: Announcement[],
  view: Scope['view'],
  rules: readonly FlowRules[],
): string {
  const { asset, from, to, amount } = transfer;
  const i = announced.findIndex(
    (one) => one.asset === asset && one.from === from && one.to === to && one.amount === amount,
  );
  if (i >= 0) return announced.splice(i, 1)[0]!.kind;
  for (const { classify } of rules) {
    const kind = classify?.(transfer, view) ?? null;
    if (kind !== null) return kind;
  }
  if (from === ZERO_ADDRESS) return 'mint';
  return to === ZERO_ADDRESS ? 'burn' : 'transfer';
}

/** Names the party behind an address at one end of a transfer. */
export type PartyOf = (account: Address, end: 'from' | 'to') => string;

/** Parties of the flow: `mint` and `burn`, contracts and groups of agents by their addresses, and `other` for the rest. */
export function flowParties(parties: ReadonlyMap<Address, string>): PartyOf {
  return (account, end) => {
    if (account === ZERO_ADDRESS) return end === 'from' ? 'mint' : 'burn';
    return parties.get(account) ?? 'other';
  };
}

/** Every transfer by itself, in chain order, with the names of agents at its ends. */
export function transferRows(
  transfers: readonly ClassifiedTransfer[],
  partyOf: PartyOf,
  agentNames: ReadonlyMap<Address, string>,
): readonly TransferRow[] {
  return transfers.map(({ asset, from, to, kind, amount }) => {
    const [source, target] = [partyOf(from, 'from'), partyOf(to, 'to')];
    return {
      asset,
      from: agentNames.get(from) ?? source,
      to: agentNames.get(to) ?? target,
      source,
      target,
      kind,
      amount: amount.toString(),
    };
  });
}

/** Merges transfers by parties, asset and kind, in the order in which each first appears. Amounts add up exactly. */
export function flowRows(transfers: readonly ClassifiedTransfer[], partyOf: PartyOf): readonly FlowRow[] {
  const rows = new Map<string, Omit<FlowRow, 'amount' | 'count'> & { amount: bigint; count: number }>();
  for (const { asset, from, to, kind, amount } of transfers) {
    const parties = { asset, from: partyOf(from, 'from'), to: partyOf(to, 'to'), kind };
    const key = `${asset}:${parties.from}>${parties.to}>${kind}`;
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { ...parties, amount, count: 1 });
    else {
      row.amount += amount;
      row.count += 1;
    }
  }
  return [...rows.values()].map((row) => ({ ...row, amount: row.amount.toString() }));
}
