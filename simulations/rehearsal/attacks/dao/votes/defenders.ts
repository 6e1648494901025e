import type { Address } from '../../../../chain/index.js';
import { randomStream } from '../../../../random/index.js';
import type { Electorate } from '../../../electorate/electorate.js';
import type { Membership } from '../../../members/membership.js';

/** A voter with its power in the token's smallest unit. */
export interface Voter {
  readonly address: Address;
  readonly power: bigint;
}

/** Largest number of voters who act on the chain; smaller ones are left out. */
const MOST = 1_000;

/** Voters with power, largest first: at most as many as act on the chain. */
export function votersOf({ addresses, power }: Membership, without: ReadonlySet<Address>): readonly Voter[] {
  return addresses
    .map((address, i) => ({ address, power: power[i]! }))
    .filter(({ address, power: own }) => own > 0n && !without.has(address))
    .sort((a, b) => (a.power > b.power ? -1 : a.power < b.power ? 1 : 0))
    .slice(0, MOST);
}

/** Who turns up in one usual vote: each voter by its chance, drawn from the seed. */
export function usualVoters(voters: readonly Voter[], electorate: Electorate, seed: number): readonly Voter[] {
  const chances = new Map(electorate.addresses.map((address, i) => [address.toLowerCase(), electorate.turnout[i]!]));
  return voters.filter(
    ({ address }) => randomStream(seed, 'attacks', 'turnout', address).next() < (chances.get(address) ?? 0),
  );
}
