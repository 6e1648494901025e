import { ConstantProductPool, VotesToken } from '../../../../../contracts/bindings/index.js';
import type { Address } from '../../../../chain/index.js';
import type { AttackStage } from '../../stage/attack-stage.js';
import type { Siege } from '../siege.js';
import { amountOf } from '../words.js';
import { gatherTokens } from './gather-tokens.js';
import { costOfBuying, usdOf } from './pool-price.js';

/** Tokens bought on the market, and what they cost. */
export interface Purchase {
  readonly costUsd: number;
  /** Whether a pool on the chain sold them; otherwise only the sums were made. */
  readonly onChain: boolean;
}

/**
 * Buys tokens in the DAO's market and lets each account vote with its share.
 * @returns `null` when the pool has not so many
 */
export async function buyVotes(
  siege: Siege,
  stage: AttackStage,
  shares: ReadonlyMap<Address, bigint>,
): Promise<Purchase | null> {
  const { loaded, token, attacker, pool } = siege;
  const amount = [...shares.values()].reduce((sum, share) => sum + share, 0n);
  const cost = costOfBuying(amount, pool);
  if (cost === null) return null;
  const { deployer } = loaded.chain;
  const dollars = await stage.deploy(VotesToken, ['Dollars', 'USD', 18n, deployer]);
  const market = await stage.deploy(ConstantProductPool, [token.address, dollars.address]);
  const found = await gatherTokens(siege, stage, pool.tokens, market.address);
  if (found < pool.tokens) {
    stage.tell(
      'market',
      `would hold ${amountOf(siege, pool.tokens)}, but only ${amountOf(siege, found)} are to be had`,
    );
    return { costUsd: usdOf(cost), onChain: false };
  }
  await stage.prepare(deployer, dollars, 'distribute', [
    [market.address, attacker],
    [pool.dollars, cost],
  ]);
  await stage.prepare(attacker, dollars, 'approve', [market.address, cost]);
  const what = `buys ${amountOf(siege, amount)} for $${Math.ceil(usdOf(cost)).toLocaleString('en-US')}`;
  await stage.attempt('attacker', what, attacker, market, 'sell', [dollars.address, cost]);
  for (const [account, share] of shares) {
    if (account !== attacker) await stage.prepare(attacker, token, 'transfer', [account, share]);
    await stage.prepare(account, token, 'delegate', [account]);
  }
  // Votes count from the next moment on.
  await stage.settle();
  return { costUsd: usdOf(cost), onChain: true };
}
