import { createHash } from 'node:crypto';
import type { Address, SandboxChain, TracedAccount } from '../../../chain/index.js';
import type { Bookkeeping } from './bookkeeping.js';

/**
 * SHA-256, in hex, of the state that calls left: for every account they changed, in order of addresses, its balance,
 * code and slots afterwards. The governor's and the timelock's notes that a proposal was executed are left out, so that
 * the same calls made at the same time by other means leave the same digest. The chain must stand as they left it.
 */
export async function stateDigest(
  chain: Pick<SandboxChain, 'code'>,
  diff: ReadonlyMap<Address, TracedAccount>,
  { isBookkeeping }: Bookkeeping,
): Promise<string> {
  const hash = createHash('sha256');
  for (const [address, account] of [...diff].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (account.balanceBefore !== account.balanceAfter) hash.update(`${address} balance ${account.balanceAfter}\n`);
    if (account.codeChanged) hash.update(`${address} code ${await chain.code(address)}\n`);
    const slots = account.storage.filter(({ slot }) => !isBookkeeping(address, BigInt(slot)));
    for (const { slot, after } of [...slots].sort((a, b) => (a.slot < b.slot ? -1 : 1))) {
      hash.update(`${address} ${slot} ${after}\n`);
    }
  }
  return hash.digest('hex');
}
