import { VotesToken } from '../../../../contracts/bindings/index.js';
import {
  type Address,
  type ChainTransaction,
  createErrorDecoder,
  encodeCall,
  type SandboxChain,
} from '../../../chain/index.js';
import { ChainError } from '../../../errors/index.js';

/** What a part of a set-up took. */
export interface SetUpCost {
  readonly transactions: number;
  readonly gas: bigint;
}

/** Holders a transaction mints to; each costs about 80,000 gas. */
const HOLDERS_A_TRANSACTION = 200;
const TRANSACTIONS_A_BLOCK = 1_000;
/** Native wei for the gas of one account's few transactions. */
export const GAS_MONEY = 10n ** 18n;

/** Mints a token's first holdings; the deployer owns it. Amounts are in the smallest unit. */
export async function mintHoldings(
  chain: SandboxChain,
  token: Address,
  holdings: ReadonlyMap<Address, bigint>,
): Promise<SetUpCost> {
  const entries = [...holdings];
  const transactions: ChainTransaction[] = [];
  for (let from = 0; from < entries.length; from += HOLDERS_A_TRANSACTION) {
    const part = entries.slice(from, from + HOLDERS_A_TRANSACTION);
    const values = [part.map(([account]) => account), part.map(([, amount]) => amount)] as const;
    transactions.push({ from: chain.deployer, to: token, data: encodeCall(VotesToken, 'distribute', values) });
  }
  return sendAll(chain, transactions, 'handing out the tokens');
}

/** Lets every account delegate as it does: to itself where it votes for itself. */
export async function delegateAll(
  chain: SandboxChain,
  token: Address,
  delegates: ReadonlyMap<Address, Address>,
): Promise<SetUpCost> {
  await chain.admit([...delegates.keys()], GAS_MONEY);
  const transactions = [...delegates].map(([account, delegate]) => ({
    from: account,
    to: token,
    data: encodeCall(VotesToken, 'delegate', [delegate]),
  }));
  return sendAll(chain, transactions, 'delegating votes');
}

/**
 * Sends the transactions of a set-up, none of which may fail.
 * @throws ChainError `dao-loading-failed` with the decoded reason
 */
export async function sendAll(
  chain: SandboxChain,
  transactions: readonly ChainTransaction[],
  purpose: string,
): Promise<SetUpCost> {
  let gas = 0n;
  for (let from = 0; from < transactions.length; from += TRANSACTIONS_A_BLOCK) {
    const receipts = await chain.send(transactions.slice(from, from + TRANSACTIONS_A_BLOCK));
    gas += receipts.reduce((sum, { gasUsed }) => sum + gasUsed, 0n);
    const failed = receipts.find(({ revertData }) => revertData !== null)?.revertData;
    if (failed === undefined || failed === null) continue;
    throw new ChainError('dao-loading-failed', `${purpose} failed: ${createErrorDecoder([VotesToken])(failed).text}`, {
      hint: 'Check the amounts and addresses of the DAO; if they are right, please report this with its file.',
    });
  }
  return { transactions: transactions.length, gas };
}
