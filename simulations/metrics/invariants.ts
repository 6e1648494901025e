import { transfersOf } from '../world/index.js';
import type { FlowRow, Frame } from './frame.js';
import type { Invariant, ReporterInput } from './reporter.js';

/** Of every asset: balances are never negative and add up to the supply. */
const supplyIsSumOfBalances: Invariant = ({ view }) => {
  for (const [asset, { supply, balances }] of view.ledgers) {
    let sum = 0n;
    for (const [account, balance] of balances) {
      if (balance < 0n) return `the ${asset} balance of ${account} is ${balance} wei`;
      sum += balance;
    }
    if (sum !== supply) return `${asset} balances add up to ${sum} wei and the supply is ${supply} wei`;
  }
  return null;
};

/** Of every asset: what the flows show is what its Transfer events say. */
export function flowsSumToTransfers(
  { events }: Pick<ReporterInput, 'events'>,
  flows: readonly FlowRow[],
): string | null {
  const sums = new Map<string, { amount: bigint; count: number }>();
  const add = (asset: string, amount: bigint, count: number) => {
    const sum = sums.get(asset) ?? { amount: 0n, count: 0 };
    sums.set(asset, { amount: sum.amount + amount, count: sum.count + count });
  };
  for (const { asset, amount } of transfersOf(events)) add(asset, amount, 1);
  for (const { asset, amount, count } of flows) add(asset, -BigInt(amount), -count);
  for (const [asset, { amount, count }] of sums) {
    if (amount !== 0n || count !== 0)
      return `the ${asset} events say ${amount} wei and ${count} transfers more than the flows`;
  }
  return null;
}

/** Checks everything that must hold after a tick. */
export function checkInvariants(
  input: ReporterInput,
  flows: readonly FlowRow[],
  mechanisms: ReadonlyMap<string, Invariant>,
): Frame['invariants'] {
  const found = [
    ['supplyIsSumOfBalances', supplyIsSumOfBalances(input)] as const,
    ['flowsSumToTransfers', flowsSumToTransfers(input, flows)] as const,
    ...[...mechanisms].map(([name, check]) => [name, check(input)] as const),
  ];
  const violated = found.flatMap(([name, message]) => (message === null ? [] : [{ name, message }]));
  return { checked: found.length, violated };
}
