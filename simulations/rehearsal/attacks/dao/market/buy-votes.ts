import type { Address } from '../../../../chain/index.js';
import type { AttackSession } from '../../session/attack-session.js';
import type { AttackContext } from '../attack-context.js';
import { amountOf } from '../words.js';
import { costOfBuying, usdOf } from './pool-price.js';
import { openTokenMarket } from './token-market.js';

/** What tokens bought on the market cost, or why they are not to be had. */
export type Purchase = { readonly costUsd: number; readonly lacking: null } | { readonly lacking: string };

/**
 * Buys tokens in the DAO's market and lets each account vote with its share. Where the market is said to hold more than
 * there is beside the usual voters' tokens, its price is by the sums, and the tokens are real all the same.
 */
export async function buyVotes(
  context: AttackContext,
  session: AttackSession,
  shares: ReadonlyMap<Address, bigint>,
): Promise<Purchase> {
  const { loaded, token, attacker, pool } = context;
  const amount = [...shares.values()].reduce((sum, share) => sum + share, 0n);
  const cost = costOfBuying(amount, pool);
  if (cost === null) {
    return {
      lacking: `${amountOf(context, amount)} are needed, and the market has ${amountOf(context, pool.tokens)}.`,
    };
  }
  const market = await openTokenMarket(context, session);
  if (market.found < amount) {
    return {
      lacking: `${amountOf(context, amount)} are needed, and those who do not usually vote have ${amountOf(context, market.found)}.`,
    };
  }
  const what = `buys ${amountOf(context, amount)} for $${Math.ceil(usdOf(cost)).toLocaleString('en-US')}`;
  if (market.found < pool.tokens) {
    const much = `would hold ${amountOf(context, pool.tokens)}, of which ${amountOf(context, market.found)} are to be had`;
    session.tell('market', `${much}: it sells by the sums`);
    await loaded.chain.admit([market.pool.address]);
    await session.transact('attacker', what, market.pool.address, token, 'transfer', [attacker, amount]);
  } else {
    await session.prepare(loaded.chain.deployer, market.dollars, 'mint', [attacker, cost]);
    await session.prepare(attacker, market.dollars, 'approve', [market.pool.address, cost]);
    await session.transact('attacker', what, attacker, market.pool, 'sell', [market.dollars.address, cost]);
  }
  for (const [account, share] of shares) {
    if (account !== attacker) await session.prepare(attacker, token, 'transfer', [account, share]);
    await session.prepare(account, token, 'delegate', [account]);
  }
  // Votes count from the next moment on.
  await session.settle();
  return { costUsd: usdOf(cost), lacking: null };
}
