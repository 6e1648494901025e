import { ConstantProductPool, VotesToken } from '../../../../../contracts/bindings/index.js';
import type { Address } from '../../../../chain/index.js';
import type { AttackStage } from '../../stage/attack-stage.js';
import type { Siege } from '../siege.js';
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
  siege: Siege,
  stage: AttackStage,
  shares: ReadonlyMap<Address, bigint>,
): Promise<Purchase> {
  const { loaded, token, attacker, pool } = siege;
  const amount = [...shares.values()].reduce((sum, share) => sum + share, 0n);
  const cost = costOfBuying(amount, pool);
  if (cost === null) {
    return { lacking: `${amountOf(siege, amount)} are needed, and the market has ${amountOf(siege, pool.tokens)}.` };
  }
  const { deployer } = loaded.chain;
  const dollars = await stage.deploy(VotesToken, ['Dollars', 'USD', 18n, deployer]);
  const market = await stage.deploy(ConstantProductPool, [token.address, dollars.address]);
  const found = await gatherTokens(siege, stage, pool.tokens, market.address);
  if (found < amount) {
    return {
      lacking: `${amountOf(siege, amount)} are needed, and those who do not usually vote have ${amountOf(siege, found)}.`,
    };
  }
  const what = `buys ${amountOf(siege, amount)} for $${Math.ceil(usdOf(cost)).toLocaleString('en-US')}`;
  if (found < pool.tokens) {
    const much = `would hold ${amountOf(siege, pool.tokens)}, of which ${amountOf(siege, found)} are to be had`;
    stage.tell('market', `${much}: it sells by the sums`);
    await loaded.chain.admit([market.address]);
    await stage.attempt('attacker', what, market.address, token, 'transfer', [attacker, amount]);
  } else {
    await stage.prepare(deployer, dollars, 'distribute', [
      [market.address, attacker],
      [pool.dollars, cost],
    ]);
    await stage.prepare(attacker, dollars, 'approve', [market.address, cost]);
    await stage.attempt('attacker', what, attacker, market, 'sell', [dollars.address, cost]);
  }
  for (const [account, share] of shares) {
    if (account !== attacker) await stage.prepare(attacker, token, 'transfer', [account, share]);
    await stage.prepare(account, token, 'delegate', [account]);
  }
  // Votes count from the next moment on.
  await stage.settle();
  return { costUsd: usdOf(cost), lacking: null };
}
