import { separate, short } from './number-format.js';

/** Decimals of the DAO's own token, and of amounts for which nobody says otherwise. */
const usual = 18;

/** Wei (an asset's smallest unit) as a number of tokens, for drawing and sorting only: digits beyond a double's are lost. */
export function tokensOf(wei: string, decimals = usual): number {
  return Number(wei) / 10 ** decimals;
}

/** Wei as tokens in the fewest digits that keep its meaning. */
export function shortTokens(wei: string, decimals = usual): string {
  return short(tokensOf(wei, decimals));
}

/** Wei as tokens, every digit. */
export function exactTokens(wei: string, decimals = usual): string {
  return separate(plainTokens(wei, decimals));
}

/** Wei as an exact decimal string without separators, for tables that machines read. */
export function plainTokens(wei: string, decimals = usual): string {
  const negative = wei.startsWith('-');
  const digits = (negative ? wei.slice(1) : wei).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
