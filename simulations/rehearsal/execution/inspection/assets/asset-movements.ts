import type { Address } from '../../../../chain/index.js';
import type { AssetMovement, ExecutionReport } from '../../execution-report.js';
import type { LoadedDao } from '../../loaded-dao.js';
import { type AssetBook, type AssetFacts, readHoldings, tokensText } from './asset-facts.js';
import { type AssetTransfer, type NATIVE, ZERO_ADDRESS } from './asset-transfer.js';

/** Transfers in tokens and with names, in their order. */
export function assetMovements(
  transfers: readonly AssetTransfer[],
  book: AssetBook,
  names: ReadonlyMap<Address, string>,
): readonly AssetMovement[] {
  return transfers.map(({ asset, from, to, amount, tokenId, kind }) => {
    const facts = factsOf(book, asset, kind);
    return {
      asset,
      symbol: tokenId === null ? facts.symbol : `${facts.symbol} #${tokenId}`,
      from,
      fromName: from === ZERO_ADDRESS ? 'mint' : (names.get(from) ?? null),
      to,
      toName: to === ZERO_ADDRESS && kind !== 'native' ? 'burn' : (names.get(to) ?? null),
      amount: tokensText(amount, facts),
    };
  });
}

/** What each account has more or less of each asset, and what it has now. Accounts that came out even are left out. */
export async function balanceChanges(
  transfers: readonly AssetTransfer[],
  book: AssetBook,
  loaded: Pick<LoadedDao, 'chain'>,
  names: ReadonlyMap<Address, string>,
): Promise<ExecutionReport['balances']> {
  const sums = new Map<
    string,
    { account: Address; asset: Address | typeof NATIVE; facts: AssetFacts; change: bigint }
  >();
  const add = (account: Address, { asset, kind }: AssetTransfer, amount: bigint) => {
    // What is minted or burnt belongs to nobody on its other side.
    if (account === ZERO_ADDRESS && kind !== 'native') return;
    const key = `${account} ${asset}`;
    const sum = sums.get(key) ?? { account, asset, facts: factsOf(book, asset, kind), change: 0n };
    sums.set(key, { ...sum, change: sum.change + amount });
  };
  for (const transfer of transfers) {
    add(transfer.from, transfer, -transfer.amount);
    add(transfer.to, transfer, transfer.amount);
  }
  const changed = [...sums.values()].filter(({ change }) => change !== 0n);
  const holdings = await readHoldings(changed, loaded);
  return changed.map(({ account, facts, change }, i) => {
    const after = holdings[i] ?? null;
    return {
      address: account,
      name: names.get(account) ?? null,
      symbol: facts.symbol,
      change: tokensText(change, facts),
      after: after === null ? 'unknown' : tokensText(after, facts),
    };
  });
}

/** An ERC-721 counts in pieces, whatever its contract answers. */
function factsOf(book: AssetBook, asset: Address | typeof NATIVE, kind: AssetTransfer['kind']): AssetFacts {
  const facts = book.get(asset) ?? { symbol: asset, decimals: 0 };
  return kind === 'erc721' ? { ...facts, decimals: 0 } : facts;
}
