import { ConstantProductPool, VotesToken } from '../../../../../contracts/bindings/index.js';
import type { AttackSession, ContractAt } from '../../session/attack-session.js';
import type { AttackContext } from '../attack-context.js';
import { gatherTokens } from './gather-tokens.js';

/** The DAO's market on the chain: a pool of real tokens and made-up dollars. */
export interface TokenMarket {
  readonly pool: ContractAt<typeof ConstantProductPool>;
  readonly dollars: ContractAt<typeof VotesToken>;
  /** Tokens that it has: as many as the DAO's file says, or as many as those who do not usually vote have. */
  readonly found: bigint;
}

/** Opens it with the tokens of those who do not usually vote, and no dollars yet where there are too few tokens. */
export async function openTokenMarket(context: AttackContext, session: AttackSession): Promise<TokenMarket> {
  const { loaded, token, pool: wanted } = context;
  const { deployer } = loaded.chain;
  const dollars = await session.deploy(VotesToken, ['Dollars', 'USD', 18n, deployer]);
  const pool = await session.deploy(ConstantProductPool, [token.address, dollars.address]);
  const found = await gatherTokens(context, session, wanted.tokens, pool.address);
  if (found === wanted.tokens) {
    await session.prepare(deployer, dollars, 'mint', [pool.address, wanted.dollars]);
  }
  return { pool, dollars, found };
}
