import { formatUnits } from 'ethers';
import type { Address } from '../../../chain/index.js';
import type { ReviewContext } from './review-context.js';

/** What people call an address: its name, else the address shortened. */
export function called(address: string, { loaded }: Pick<ReviewContext, 'loaded'>): string {
  const at = address.toLowerCase() as Address;
  const contract = loaded.contracts.find((known) => known.address === at);
  return contract?.name ?? loaded.names.get(at) ?? `${at.slice(0, 6)}…${at.slice(-4)}`;
}

/** An amount of the DAO's token. */
export function votesText(amount: bigint, { loaded }: Pick<ReviewContext, 'loaded'>): string {
  return amountText(amount, loaded.dao.token);
}

/** An amount in tokens with its symbol, rounded for reading: `1,250.5 ENS`. */
export function amountText(amount: bigint, { symbol, decimals }: { symbol: string; decimals: number }): string {
  const [whole = '0', fraction = ''] = formatUnits(amount, decimals).split('.');
  const shown = fraction.slice(0, 4).replace(/0+$/, '');
  if (amount > 0n && whole === '0' && shown === '') return `less than 0.0001 ${symbol}`;
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${shown === '' ? '' : `.${shown}`} ${symbol}`;
}

/** A part of a whole, in per cent: `12.5 %`. The whole is more than nothing. */
export function percentText(part: bigint, whole: bigint): string {
  const hundredths = (part * 10_000n) / whole;
  return hundredths === 0n && part > 0n ? 'less than 0.01 %' : `${Number(hundredths) / 100} %`;
}

/** `Action 2`, as people count. */
export const actionAt = (index: number): string => `Action ${index + 1}`;
