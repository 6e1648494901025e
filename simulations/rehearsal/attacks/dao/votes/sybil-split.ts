import { type AttackContext, missingForQuorum, oppositionOf } from '../attack-context.js';
import { costOfBuying, usdOf } from '../market/pool-price.js';
import { weightOf } from './vote-weight.js';

/** Tokens spread over accounts, in the smallest unit. */
export interface Split {
  readonly accounts: bigint;
  readonly tokens: bigint;
  /** What one of them needs to propose. */
  readonly first: bigint;
}

/** Most accounts that are tried on the chain. */
const MOST = 400n;

/**
 * The cheapest number of equal accounts that outweigh the usual voters where weight is not by tokens; the market price
 * of tokens and the price of an identity are both counted. `null` when no number up to 400 does.
 */
export function cheapestSplit(context: AttackContext): Split | null {
  const { threshold, pool, loaded } = context;
  const against = oppositionOf(context.defenders, context);
  const floor = missingForQuorum(context, against);
  let best: { readonly split: Split; readonly usd: number } | null = null;
  for (let accounts = 1n; accounts <= MOST; accounts++) {
    const each = tokensEach(context, against.weight, accounts);
    if (each === null) continue;
    const first = threshold > each ? threshold : each;
    const wanted = first + each * (accounts - 1n);
    const tokens = wanted > floor ? wanted : floor;
    const price = costOfBuying(tokens, pool);
    if (price === null) continue;
    const usd = usdOf(price) + Number(accounts) * loaded.dao.market.fakePersonUsd;
    if (best === null || usd < best.usd) best = { split: { accounts, tokens, first }, usd };
  }
  return best?.split ?? null;
}

/** Fewest tokens of each of equal accounts that together weigh more than this; `null` when none do. */
function tokensEach({ weights, unit }: AttackContext, weight: bigint, accounts: bigint): bigint | null {
  const share = weight / accounts + 1n;
  if (weights === 'person') return share <= unit ? 1n : null;
  const tokens = (share * share + unit - 1n) / unit;
  return weightOf(tokens, weights, unit) >= share ? tokens : tokens + 1n;
}
