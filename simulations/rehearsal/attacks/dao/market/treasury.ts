import { formatUnits } from 'ethers';
import { VotesToken } from '../../../../../contracts/bindings/index.js';
import { type Address, encodeCall } from '../../../../chain/index.js';
import type { EncodedCall } from '../../../draft/encoded-action.js';
import type { LoadedDao } from '../../../execution/loaded-dao.js';
import { AttackSession } from '../../session/attack-session.js';

const STABLE = new Set(['USDC', 'USDT', 'DAI', 'USDS', 'LUSD', 'FRAX', 'USD']);

/** One asset that a hostile proposal would take. */
export interface TreasuryAsset {
  readonly symbol: string;
  /** `null` for native currency. */
  readonly token: Address | null;
  /** In the smallest unit. */
  readonly amount: bigint;
  /** `null` when nobody knows its price. */
  readonly usd: number | null;
}

/** What the treasury holds on the chain. Assets of which it has nothing are left out. */
export async function treasuryOf({ dao, chain, token, timelock }: LoadedDao): Promise<readonly TreasuryAsset[]> {
  const session = await AttackSession.on(chain);
  const balanceOf = (address: Address) =>
    session.read({ contract: VotesToken, address }, 'balanceOf', [timelock] as const);
  const own = await balanceOf(token);
  const native = await chain.balance(timelock);
  const assets: TreasuryAsset[] = [
    { symbol: dao.token.symbol, token, amount: own, usd: inUsd(own, dao.token.decimals, dao.market.priceUsd) },
    { symbol: 'ETH', token: null, amount: native, usd: inUsd(native, 18, dao.market.ethUsd) },
  ];
  for (const { asset, symbol, decimals } of dao.treasury) {
    if (asset === 'token' || asset === 'native' || asset === token) continue;
    const amount = await balanceOf(asset);
    const usd = STABLE.has(symbol.toUpperCase()) ? inUsd(amount, decimals, 1) : null;
    assets.push({ symbol, token: asset, amount, usd });
  }
  return assets.filter(({ amount }) => amount > 0n);
}

/** Calls that send all of it to one account. */
export function drainCalls(assets: readonly TreasuryAsset[], token: Address, to: Address): readonly EncodedCall[] {
  const calls = assets.map(
    ({ token: asset, amount }): EncodedCall =>
      asset === null
        ? { to, valueWei: amount, data: '0x' }
        : { to: asset, valueWei: 0n, data: encodeCall(VotesToken, 'transfer', [to, amount]) },
  );
  // An empty treasury can still be ordered about.
  return calls.length > 0 ? calls : [{ to: token, valueWei: 0n, data: encodeCall(VotesToken, 'transfer', [to, 0n]) }];
}

const inUsd = (amount: bigint, decimals: number, price: number): number =>
  Number(formatUnits(amount, decimals)) * price;
