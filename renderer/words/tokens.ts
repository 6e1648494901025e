import { separate, short } from './number-format.js';

const decimals = 18;

/** Wei as a number of tokens, for drawing and sorting only: digits beyond a double's are lost. */
export function tokensOf(wei: string): number {
  return Number(wei) / 1e18;
}

/** Wei as tokens in the fewest digits that keep its meaning. */
export function shortTokens(wei: string): string {
  return short(tokensOf(wei));
}

/** Wei as tokens, every digit. */
export function exactTokens(wei: string): string {
  return separate(plainTokens(wei));
}

/** Wei as an exact decimal string without separators, for tables that machines read. */
export function plainTokens(wei: string): string {
  const negative = wei.startsWith('-');
  const digits = (negative ? wei.slice(1) : wei).padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  return `${negative ? '-' : ''}${digits.slice(0, -decimals)}${fraction === '' ? '' : `.${fraction}`}`;
}
