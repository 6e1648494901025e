import { ConstantProductPool, VotesToken } from '../../../../../contracts/bindings/index.js';
import type { Address } from '../../../../chain/index.js';
import type { AttackSession } from '../../session/attack-session.js';
import type { AttackContext } from '../attack-context.js';
import { amountOf } from '../words.js';
import { gatherTokens } from './gather-tokens.js';
import { costOfBuying, usdOf } from './pool-price.js';

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
  const { deployer } = loaded.chain;
  const dollars = await session.deploy(VotesToken, ['Dollars', 'USD', 18n, deployer]);
  const market = await session.deploy(ConstantProductPool, [token.address, dollars.address]);
  const found = await gatherTokens(context, session, pool.tokens, market.address);
  if (found < amount) {
    return {
      lacking: `${amountOf(context, amount)} are needed, and those who do not usually vote have ${amountOf(context, found)}.`,
    };
  }
  const what = `buys ${amountOf(context, amount)} for $${Math.ceil(usdOf(cost)).toLocaleString('en-US')}`;
  if (found < pool.tokens) {
    const much = `would hold ${amountOf(context, pool.tokens)}, of which ${amountOf(context, found)} are to be had`;
    session.tell('market', `${much}: it sells by the sums`);
    await loaded.chain.admit([market.address]);
    await session.transact('attacker', what, market.address, token, 'transfer', [attacker, amount]);
  } else {
    await session.prepare(deployer, dollars, 'distribute', [
      [market.address, attacker],
      [pool.dollars, cost],
    ]);
    await session.prepare(attacker, dollars, 'approve', [market.address, cost]);
    await session.transact('attacker', what, attacker, market, 'sell', [dollars.address, cost]);
  }
  for (const [account, share] of shares) {
    if (account !== attacker) await session.prepare(attacker, token, 'transfer', [account, share]);
    await session.prepare(account, token, 'delegate', [account]);
  }
  // Votes count from the next moment on.
  await session.settle();
  return { costUsd: usdOf(cost), lacking: null };
}
