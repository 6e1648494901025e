import type { Address } from '../../chain/index.js';
import { InputError } from '../../errors/index.js';
import type { Dao } from '../../scenario/index.js';
import type { Delegation } from '../members/delegation.js';
import { exactAmount } from '../members/exact-amount.js';
import { fitHolders } from '../members/fit-holders.js';
import type { Membership } from '../members/membership.js';
import { readDelegations } from '../members/read-delegations.js';
import { type HolderColumns, readHolders } from '../members/read-holders.js';
import { accepted } from './input-problem.js';

/** A file that was read: its name, for messages, and its text. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** The holders that a DAO's file names, lists or describes, and what was decided about their file. */
export function holdersOf(
  { holders, token }: Dao,
  file: NamedText | undefined,
): { readonly holders: HolderColumns; readonly notes: readonly string[] } {
  const { decimals, supplyTokens } = token;
  switch (holders.kind) {
    case 'fitted':
      return { holders: fitHolders(holders, decimals), notes: [] };
    case 'file': {
      const { mapping, amountsIn, decimalMark } = holders;
      const supply = supplyTokens === null ? null : exactAmount(supplyTokens, decimals);
      const known = { token, supply: typeof supply === 'bigint' ? supply : null };
      return accepted(readHolders({ ...file!, decimals, mapping, amountsIn, decimalMark, ...known }));
    }
    case 'list': {
      const addresses = holders.holders.map(({ address }) => address);
      requireOnce(addresses);
      const balances = holders.holders.map(({ tokens }, i) => listedAmount(tokens, decimals, i));
      return { holders: { addresses, balances }, notes: [] };
    }
  }
}

function listedAmount(tokens: string, decimals: number, i: number): bigint {
  const balance = exactAmount(tokens, decimals);
  if (typeof balance === 'bigint') return balance;
  const field = `holders.holders[${i}].tokens`;
  throw new InputError('amount-invalid', `${field}: "${tokens}" ${balance.message}`, {
    field,
    value: tokens,
    hint: balance.hint,
  });
}

function requireOnce(addresses: readonly Address[]): void {
  const seen = new Set<Address>();
  for (const [i, address] of addresses.entries()) {
    if (seen.has(address)) {
      throw new InputError('holder-twice', `holders.holders[${i}].address: ${address} is listed twice`, {
        field: `holders.holders[${i}].address`,
        value: address,
        hint: 'Keep one entry for every holder, with all of its tokens.',
      });
    }
    seen.add(address);
  }
}

/** Who lets whom vote, and as of when: where delegations end, the DAO's file has to say it. */
export function delegationsOf(
  { delegations, delegationsAsOf }: Dao,
  file: NamedText | undefined,
): { readonly all: readonly Delegation[]; readonly asOf: number | null; readonly notes: readonly string[] } {
  const all =
    'path' in delegations
      ? accepted(readDelegations({ ...file!, mapping: delegations.mapping })).delegations
      : listedDelegations(delegations);
  const ends = all.flatMap((each) => (typeof each.ends === 'number' ? [each.ends] : []));
  if (ends.length === 0) return { all, asOf: null, notes: [] };
  if (delegationsAsOf === null) {
    const [first, last] = [Math.min(...ends), Math.max(...ends)].map((end) => new Date(end * 1000).toISOString());
    throw new InputError(
      'delegations-as-of',
      `delegationsAsOf: ${ends.length} delegations end between ${first} and ${last}, and which have ended is not said`,
      { field: 'delegationsAsOf', hint: 'Give the day of the vote: "delegationsAsOf": "2026-11-29".' },
    );
  }
  const asOf = Date.parse(delegationsAsOf) / 1000;
  const ended = ends.filter((end) => end <= asOf).length;
  const notes =
    ended === 0 ? [] : [`${ended} of ${all.length} delegations had ended by ${delegationsAsOf} and do not count.`];
  return { all, asOf, notes };
}

type ListedDelegations = Exclude<Dao['delegations'], { readonly path: string }>;

function listedDelegations(listed: ListedDelegations): readonly Delegation[] {
  const seen = new Set<string>();
  const weighed = new Set(listed.filter(({ weight }) => weight !== 1).map(({ delegator }) => delegator));
  return listed.map(({ delegator, delegate, weight, ends }, i) => {
    const key = weighed.has(delegator) ? `${delegator} ${delegate}` : delegator;
    const field = `delegations[${i}].delegator`;
    if (seen.has(key)) {
      throw new InputError('delegator-twice', `${field}: ${delegator} delegates twice`, {
        field,
        value: delegator,
        hint: 'A holder has one delegate, who votes with all of its tokens, or several with a "weight" each.',
      });
    }
    seen.add(key);
    return { delegator, delegate, weight: BigInt(weight), ends: ends === null ? null : Date.parse(ends) / 1000 };
  });
}

/** A token contract knows one delegate a holder: what is simplified on the local chain. */
export function splitNotes({ splitting = 0 }: Membership): readonly string[] {
  if (splitting === 0) return [];
  return [
    `${splitting} holders split their votes: the forecast counts every part; on the local chain, whose token knows one delegate a holder, all of them go to whoever has most.`,
  ];
}
