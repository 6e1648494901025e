import { VotesToken } from '../../../../../contracts/bindings/index.js';
import { type Address, encodeCall } from '../../../../chain/index.js';
import type { AttackContext } from '../attack-context.js';
import type { Voter } from '../votes/defenders.js';

/** Holders who rent their votes out, and who is left to vote Against. Amounts are in the token's smallest unit. */
export interface RentableVotes {
  /** With the tokens that each holds. */
  readonly holders: readonly Voter[];
  readonly votes: bigint;
  /** The usual voters with what they have left, when others' delegations to them are gone. */
  readonly opponents: readonly Voter[];
}

/** Holders who are asked, of the list's first, and how many of them rent out at most. */
const MOST_HOLDERS = 1_000;
const MOST_RENTING = 100;

interface Holding {
  readonly address: Address;
  readonly balance: bigint;
  readonly delegate: Address;
}

/**
 * Which holders rent out, up to a share of all voting power: whole holders, first those whose votes are not cast usually,
 * the largest first, leaving out who would be too much; a hundred at most.
 */
export function rentableVotes(
  { voters, defenders }: Pick<AttackContext, 'voters' | 'defenders'>,
  holdings: readonly Holding[],
  percent: number,
): RentableVotes {
  const power = voters.reduce((sum, each) => sum + each.power, 0n);
  const limit = (power * BigInt(Math.round(percent * 10_000))) / 1_000_000n;
  const cast = new Set(defenders.map(({ address }) => address));
  const idleFirst = [...holdings].sort((a, b) => {
    const [first, second] = [cast.has(a.delegate), cast.has(b.delegate)];
    if (first !== second) return first ? 1 : -1;
    return a.balance > b.balance ? -1 : a.balance < b.balance ? 1 : 0;
  });
  const left = new Map(defenders.map((each) => [each.address, each.power]));
  const holders: Voter[] = [];
  let votes = 0n;
  for (const { address, balance, delegate } of idleFirst) {
    if (holders.length === MOST_RENTING) break;
    if (balance === 0n || votes + balance > limit) continue;
    holders.push({ address, power: balance });
    votes += balance;
    const own = left.get(delegate);
    if (own !== undefined) left.set(delegate, own - balance);
  }
  const opponents = [...left].flatMap(([address, rest]) => (rest > 0n ? [{ address, power: rest }] : []));
  return { holders, votes, opponents };
}

/** What voters hold on the chain, and whom they let vote. Those without an account there are left out. */
export async function holdingsOf({ loaded, token }: AttackContext): Promise<readonly Holding[]> {
  const { membership, chain } = loaded;
  const accounts = membership.addresses.slice(0, MOST_HOLDERS);
  const contracts = new Set(loaded.contracts.map(({ address }) => address));
  const able = accounts.filter((address) => !contracts.has(address) && address !== loaded.timelock);
  const answers = await chain.call(
    able.flatMap((address) => [
      { to: token.address, data: encodeCall(VotesToken, 'balanceOf', [address]) },
      { to: token.address, data: encodeCall(VotesToken, 'delegates', [address]) },
    ]),
  );
  return able.flatMap((address, i) => {
    const [balance, delegate] = [answers[2 * i]!, answers[2 * i + 1]!];
    if (!('data' in balance) || !('data' in delegate)) return [];
    const whom = `0x${delegate.data.slice(-40)}` as Address;
    // Whoever has nobody vote has no voting power to rent out yet, and is no part of what is counted.
    if (/^0x0+$/.test(whom)) return [];
    return [{ address, balance: BigInt(balance.data), delegate: whom }];
  });
}
