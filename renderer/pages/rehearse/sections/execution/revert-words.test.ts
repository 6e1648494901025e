import { describe, expect, it } from 'vitest';
import { revertWords } from './revert-words.js';

const moot = { symbol: 'MOOT', decimals: 18 };
const sender = `0x${'8a'.repeat(20)}`;

describe('why a token reverts, in words', () => {
  it.each([
    [
      `token: ERC20InsufficientBalance(sender: ${sender}, balance: 1${'0'.repeat(23)}, needed: 9${'0'.repeat(27)})`,
      'The sender has 100,000 MOOT, and 9\u00a0B MOOT are asked for.',
    ],
    [
      `token: ERC20InsufficientAllowance(spender: ${sender}, allowance: 0, needed: 5${'0'.repeat(17)})`,
      'The spender is allowed 0 MOOT, and 0.5 MOOT are asked for.',
    ],
  ])('%#', (reason, words) => {
    expect(revertWords(reason, moot)).toBe(words);
  });

  it('says nothing of other tokens, whose decimals it does not know, and of other errors', () => {
    const amounts = 'balance: 1, needed: 2)';
    expect(revertWords(`usdc: ERC20InsufficientBalance(sender: ${sender}, ${amounts}`, moot)).toBeNull();
    expect(revertWords(`token: TooLittle(${amounts}`, moot)).toBeNull();
    expect(revertWords('token: paused', moot)).toBeNull();
  });
});
