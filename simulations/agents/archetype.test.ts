import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CoreCohort } from '../scenario/index.js';
import { type Archetype, openArchetype } from './archetype.js';
import type { Scope } from './scope.js';

const plain: Archetype<Scope, { readonly pledge: z.ZodNumber }> = {
  words: { one: 'Saver', many: 'Savers', family: 'voters' },
  chores: 1,
  fields: { pledge: z.number() },
  policies: ({ pledge }) => Array.from({ length: pledge }, () => () => []),
};
const cohort: CoreCohort & { readonly pledge: number } = {
  archetype: 'saver',
  name: 'savers',
  count: 2,
  holdings: { totalTokens: '10', shape: { kind: 'equal' } },
  activeFromTick: 0,
  pledge: 3,
};

describe('an archetype in the list of all', () => {
  it('is an honest one apart from the community that trains nothing and needs nothing, unless it says so', () => {
    const { words, community, chores, trains, attack, minimum } = openArchetype(plain);
    expect({ words, community, chores, trains, attack }).toEqual({
      words: plain.words,
      community: false,
      chores: 1,
      trains: false,
      attack: null,
    });
    expect(minimum(cohort)).toBe(0n);
  });

  it('keeps what it says of itself', () => {
    const open = openArchetype({ ...plain, community: true, trains: true, attack: 'sends noise' });
    expect([open.community, open.trains, open.attack]).toEqual([true, true, 'sends noise']);
  });

  it('reads its own fields of a cohort, for what members need and what they do', () => {
    const open = openArchetype({ ...plain, minimum: ({ pledge }) => BigInt(pledge) * 5n });
    expect(open.minimum(cohort)).toBe(15n);
    expect(open.policies(cohort)).toHaveLength(3);
  });
});
