import { describe, expect, it } from 'vitest';
import { problemAt, problemsElsewhere } from './problems.js';

const problems = [
  { field: 'governor.quorum.percent', message: 'is too large' },
  { field: 'actions[1].to', message: 'must be an address' },
];

describe('problems of a document', () => {
  it('stand at their own field, and at the field around it when that is what a form shows', () => {
    expect(problemAt(problems, 'governor.quorum.percent')).toBe('is too large');
    expect(problemAt(problems, 'governor.quorum')).toBe('percent is too large');
    expect(problemAt(problems, 'actions[1]')).toBe('to must be an address');
  });

  it('are not mixed up with fields whose names begin alike', () => {
    expect(problemAt(problems, 'actions[1].t')).toBeUndefined();
    expect(problemAt(problems, 'actions[11]')).toBeUndefined();
  });

  it('are listed where no form shows their field', () => {
    expect(problemsElsewhere(problems, ['governor'])).toEqual([problems[1]]);
  });
});
