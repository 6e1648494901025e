import { short } from '../../../../words/number-format.js';

interface Token {
  readonly symbol: string;
  readonly decimals: number;
}

/** The standard errors of a token (ERC-6093) that tell what there was and what was asked for. */
const shortfalls: Readonly<Record<string, string>> = {
  ERC20InsufficientBalance: 'The sender has',
  ERC20InsufficientAllowance: 'The spender is allowed',
};

/** What a revert of the DAO's token means: `The sender has 100,000 MOOT, and 9 B MOOT are asked for.`; `null` for others. */
export function revertWords(reason: string, { symbol, decimals }: Token): string | null {
  const match = /^token: (\w+)\(.*?(?:balance|allowance): (\d+), needed: (\d+)\)$/.exec(reason);
  const begins = shortfalls[match?.[1] ?? ''];
  if (match === null || begins === undefined) return null;
  const tokens = (units: string | undefined) => `${short(Number(units) / 10 ** decimals)} ${symbol}`;
  return `${begins} ${tokens(match[2])}, and ${tokens(match[3])} are asked for.`;
}
