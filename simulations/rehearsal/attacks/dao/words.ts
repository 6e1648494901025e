import { formatUnits } from 'ethers';
import type { AttackContext } from './attack-context.js';

/** An amount of the DAO's token for a sentence. */
export function amountOf({ loaded }: Pick<AttackContext, 'loaded'>, amount: bigint): string {
  const { symbol, decimals } = loaded.dao.token;
  const whole = amount / 10n ** BigInt(decimals);
  return `${whole > 0n || amount === 0n ? whole.toLocaleString('en-US') : plain(amount, decimals)} ${symbol}`;
}

/** An amount as the shortest exact decimal string of tokens. */
export function plain(amount: bigint, decimals: number): string {
  return formatUnits(amount, decimals).replace(/\.0$/, '');
}

export const inDollars = (usd: number): string => `$${Math.round(usd).toLocaleString('en-US')}`;
