import { describe, expect, it } from 'vitest';
import { daoSchema } from '../../simulations/api/contract/index.js';
import { daoField } from '../pages/rehearse/dao/dao-schema.js';
import { completed } from './completed.js';

describe('a form that is filled in by its schema', () => {
  it.each(['governor', 'voters', 'charter', 'market'])('shows of %s what the engine makes of nothing', (part) => {
    const parsed = daoSchema.parse({ name: 'sample', title: 'Sample', holders: { kind: 'list', holders: [] } });
    expect(completed(daoField(part), undefined)).toEqual(parsed[part as keyof typeof parsed]);
  });

  it('keeps what is given, inside choices too', () => {
    expect(completed(daoField('governor'), { quorum: { kind: 'absolute' }, guardian: true })).toMatchObject({
      guardian: true,
      quorum: { kind: 'absolute', tokens: '400000', counts: 'forAbstain' },
      votingPeriodSeconds: 604_800,
    });
    expect(completed(daoField('holders'), { kind: 'fitted', count: 5 })).toMatchObject({ count: 5, nakamoto: 8 });
  });
});
