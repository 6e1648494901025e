import { parseUnits } from 'ethers';
import { VotesToken } from '../../../../contracts/bindings/index.js';
import { type Address, encodeCall, encodeDeploy, type SandboxChain } from '../../../chain/index.js';
import type { Dao } from '../../../scenario/index.js';
import { sendAll } from './hand-out.js';
import { smallestUnits } from './token-units.js';

const NATIVE_DECIMALS = 18;

/** What of the treasury is the DAO's own token, in the smallest unit. */
export function ownTokensOf({ treasury, token }: Dao, tokenAddress: Address): bigint {
  return treasury.reduce((sum, { asset, tokens }, i) => {
    const own = asset === 'token' || asset === tokenAddress;
    return own ? sum + smallestUnits(tokens, token.decimals, `treasury[${i}].tokens`) : sum;
  }, 0n);
}

/**
 * Gives the treasury its native currency and its foreign ERC-20s, each of which is placed as a plain token that
 * nobody can create more of.
 * @param placed addresses where a contract stands already
 */
export async function fillTreasury(
  chain: SandboxChain,
  { treasury }: Dao,
  account: Address,
  placed: ReadonlySet<Address>,
): Promise<readonly string[]> {
  const assumptions: string[] = [];
  for (const [i, { asset, symbol, decimals, tokens }] of treasury.entries()) {
    if (asset === 'native') {
      await chain.setBalance(account, (await chain.balance(account)) + parseUnits(tokens, NATIVE_DECIMALS));
    } else if (asset !== 'token' && !placed.has(asset)) {
      const amount = smallestUnits(tokens, decimals, `treasury[${i}].tokens`);
      await chain.place(asset, encodeDeploy(VotesToken, [symbol, symbol, BigInt(decimals), chain.deployer]));
      const send = (data: ReturnType<typeof encodeCall>) => ({ from: chain.deployer, to: asset, data });
      const set = [
        send(encodeCall(VotesToken, 'mint', [account, amount])),
        send(encodeCall(VotesToken, 'renounceOwnership', [])),
      ];
      await sendAll(chain, set, `giving the treasury its ${symbol}`);
      assumptions.push(`${symbol} at ${asset} is a plain ERC-20 on the local chain, held by the treasury alone.`);
    }
  }
  return assumptions;
}
