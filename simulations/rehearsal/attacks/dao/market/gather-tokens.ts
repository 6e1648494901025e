import { VotesToken } from '../../../../../contracts/bindings/index.js';
import { type Address, encodeCall, type Hex } from '../../../../chain/index.js';
import { OTHER_HOLDERS } from '../../../execution/loading/allocation.js';
import type { AttackSession } from '../../session/attack-session.js';
import type { AttackContext } from '../attack-context.js';

/** Holders whose tokens may be taken for a pool or a lender. */
const MOST = 1_000;

/**
 * Sends existing tokens to an account, as a pool or a lender has got them: those of the many small holders first, then
 * of large ones who do not vote usually. The supply, and so the quorum, stays what it is.
 * @returns what was found, at most `amount`
 */
export async function gatherTokens(
  context: AttackContext,
  session: AttackSession,
  amount: bigint,
  to: Address,
): Promise<bigint> {
  const { loaded, token, defenders } = context;
  const voting = new Set<Address>(defenders.map(({ address }) => address));
  const sources = [OTHER_HOLDERS, ...loaded.membership.addresses.slice(0, MOST).filter((each) => !voting.has(each))];
  const balances = await loaded.chain.call(
    sources.map((source) => ({ to: token.address, data: encodeCall(VotesToken, 'balanceOf', [source]) })),
  );
  const transfers: { from: Address; to: Address; data: Hex }[] = [];
  let found = 0n;
  for (const [i, from] of sources.entries()) {
    const answer = balances[i]!;
    const balance = 'data' in answer ? BigInt(answer.data) : 0n;
    const part = balance < amount - found ? balance : amount - found;
    if (part === 0n) continue;
    transfers.push({ from, to: token.address, data: encodeCall(VotesToken, 'transfer', [to, part]) });
    found += part;
    if (found === amount) break;
  }
  await loaded.chain.admit(transfers.map(({ from }) => from));
  await loaded.chain.send(transfers);
  await session.catchUp();
  return found;
}
