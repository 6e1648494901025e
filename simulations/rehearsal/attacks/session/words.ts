import { formatUnits, parseUnits } from 'ethers';

/** Whole tokens in the smallest unit. */
export const units = (tokens: bigint | string, decimals = 18): bigint => parseUnits(String(tokens), decimals);

/** An amount as the shortest exact decimal string of tokens. */
export const tokens = (amount: bigint, decimals = 18): string => formatUnits(amount, decimals).replace(/\.0$/, '');

/** An amount for a sentence: whole tokens with thousands separated. */
export const inWords = (amount: bigint, decimals = 18): string =>
  (amount / 10n ** BigInt(decimals)).toLocaleString('en-US');
