import { describe, expect, it } from 'vitest';
import { checkWords, outcomeSentence, sortedChecks } from './execution-words.js';

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
