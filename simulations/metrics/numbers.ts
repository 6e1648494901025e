/** Wei in one token. */
const TOKEN = 1e18;

/** A share (0 to 1) as percent with one decimal where it says something: `8.2 %`, `61 %`. */
export function percent(share: number): string {
  const value = share * 100;
  return `${value >= 10 ? Math.round(value) : rounded(value, 1)} %`;
}

/** As `percent`, always to one decimal: `87.3 %`. */
export function exactPercent(share: number): string {
  return `${rounded(share * 100, 1)} %`;
}

/** Wei as tokens for a sentence, to about three digits: `1,240 tokens`; or as another asset of 18 decimals. */
export function roundTokens(wei: bigint, one = 'token', many = `${one}s`): string {
  const tokens = Number(wei) / TOKEN;
  const shown = tokens >= 100 ? Math.round(tokens) : rounded(tokens, tokens >= 1 ? 1 : 3);
  return `${shown.toLocaleString('en-US')} ${shown === 1 ? one : many}`;
}

export function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}

/** A part of a whole of wei as a number, exact to nine digits; 0 of nothing. */
export function shareOf(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * 1_000_000_000n) / whole) / 1_000_000_000;
}
