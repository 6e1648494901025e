import { describe, expect, it } from 'vitest';
import { checkWords, sortedChecks } from './execution-words.js';

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
