import { describe, expect, it } from 'vitest';
import { scenario } from '../../test/fixtures/world.js';
import type { OpenArchetype } from '../agents/index.js';
import { MECHANISMS } from '../mechanisms/index.js';
import { archetypesOf, type KernelMechanism, mechanismsOf } from './kernel-mechanism.js';

const [plain] = MECHANISMS;
const saver: OpenArchetype = {
  words: { one: 'Saver', many: 'Savers', family: 'voters' },
  community: false,
  chores: 0,
  trains: false,
  attack: null,
  minimum: () => 0n,
  policies: () => [],
};
const mechanism = (
  name: string,
  {
    uses = [],
    present = false,
    archetypes = [],
  }: Partial<{ uses: string[]; present: boolean; archetypes: string[] }> = {},
): KernelMechanism => ({
  ...plain!,
  name,
  uses,
  present: () => present,
  archetypes: new Map(archetypes.map((archetype) => [archetype, saver])),
});
const people = (...archetypes: readonly string[]) => ({
  ...scenario,
  population: archetypes.map((archetype) => ({ ...scenario.population[0]!, archetype })),
});
const names = (list: readonly KernelMechanism[], ...archetypes: readonly string[]) =>
  mechanismsOf(people(...archetypes), list).map(({ name }) => name);

describe('the mechanisms of a scenario', () => {
  it('are those it asks for, with whatever these build on, and that builds on', () => {
    const list = [
      mechanism('token'),
      mechanism('unused'),
      mechanism('stake', { uses: ['token'] }),
      mechanism('rewards', { uses: ['stake'], present: true }),
    ];
    expect(names(list)).toEqual(['token', 'stake', 'rewards']);
  });

  it('are those too that its agents are of', () => {
    const list = [
      mechanism('bank', { archetypes: ['saver', 'banker'] }),
      mechanism('club', { archetypes: ['member'] }),
    ];
    expect(names(list, 'other', 'banker')).toEqual(['bank']);
    expect(names(list)).toEqual([]);
    expect(names(list, 'member', 'saver')).toEqual(['bank', 'club']);
  });
});

it('archetypes of all mechanisms are found by name', () => {
  const list = [mechanism('bank', { archetypes: ['saver'] }), mechanism('club', { archetypes: ['member'] })];
  expect([...archetypesOf(list)]).toEqual([
    ['saver', saver],
    ['member', saver],
  ]);
});
