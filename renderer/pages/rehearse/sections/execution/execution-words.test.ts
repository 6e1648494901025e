import { describe, expect, it } from 'vitest';
import { callSentence, checkWords, outcomeSentence, revertWords, sortedChecks } from './execution-words.js';

const check = (id: string, level: 'info' | 'warning' | 'error', findings: readonly string[] = []) => ({
  id,
  title: id,
  level,
  findings,
});

describe('the checks of an execution', () => {
  const checks = [
    check('quiet', 'info'),
    check('gas', 'info', ['21,000 gas']),
    check('roles', 'error', ['a role changed']),
    check('runway', 'warning', ['two months left']),
  ];

  it('stand the worst first, and those that found nothing last', () => {
    const { found, quiet } = sortedChecks(checks);
    expect(found.map(({ id }) => id)).toEqual(['roles', 'runway', 'gas']);
    expect(quiet.map(({ id }) => id)).toEqual(['quiet']);
  });

  it('are counted in words', () => {
    expect(checkWords(checks)).toBe('1 error and 1 warning in 4 checks');
    expect(checkWords(checks.slice(0, 2))).toBe('2 checks, nothing to worry about');
    expect(checkWords([check('a', 'warning'), check('b', 'warning')])).toBe('2 warnings in 2 checks');
  });
});

describe('the outcome in a sentence', () => {
  it('leaves the reason of a revert to its own line', () => {
    const revertReason = 'token: TooLittle(balance: 1)';
    expect(outcomeSentence({ sentence: `It passes, but its execution reverts: ${revertReason}.`, revertReason })).toBe(
      'It passes, but its execution reverts.',
    );
  });

  it('stays as it is otherwise', () => {
    expect(outcomeSentence({ sentence: 'It is executed.', revertReason: null })).toBe('It is executed.');
    expect(outcomeSentence({ sentence: 'It is executed.', revertReason: 'elsewhere' })).toBe('It is executed.');
  });
});

const given = [{ name: 'targets', type: 'address[]', text: '[{token}]', parts: [] }];

describe('the sentence of a call in the tree', () => {
  it.each([
    [
      'calls execute of governor with [{token}], [0], which moves 5 ENS to ada',
      'calls execute of governor, which moves 5 ENS to ada',
    ],
    ['calls a of b with c, which calls d of e with f, which moves 5 ENS', 'calls a of b, which moves 5 ENS'],
    ['calls setCap of vault with 5', 'calls setCap of vault'],
    ['moves 5 ENS from the treasury to ada', 'moves 5 ENS from the treasury to ada'],
  ])('leaves to the list what is listed: %s', (sentence, words) => {
    expect(callSentence({ sentence, arguments: given })).toBe(words);
  });

  it('stays whole where nothing is listed', () => {
    const sentence = 'calls fallback of vault with 0x12';
    expect(callSentence({ sentence, arguments: [] })).toBe(sentence);
  });
});

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
