import { describe, expect, it } from 'vitest';
import { observation, worldView } from '../../../test/fixtures/world.js';
import type { Agent } from '../../agents/index.js';
import type { Archetype } from '../../scenario/index.js';
import { observe } from './observe.js';

const { scenario } = observation();
const agent = (name: string, archetype: Archetype, shard: number | null = null): Agent => ({
  identity: { name, address: `0x${'0'.repeat(39)}1`, archetype, cohort: name, shard },
  decide: () => [],
});
const holder = agent('holder', 'passiveHolder');
const trainer = agent('trainer', 'honestTrainer', 0);
const validators = [agent('validator-1', 'validator'), agent('validator-2', 'validator')];

function observed(active: readonly Agent[], tick: number, seed = 1) {
  const directory = active.map(({ identity }) => identity);
  return observe({ tick, now: 0, seed, view: worldView(), scenario, directory, active, findings: new Map() });
}
const keepers = (active: readonly Agent[], tick: number) =>
  observed(active, tick)
    .filter(({ observation }) => observation.keeper)
    .map(({ agent }) => agent.identity.name);

describe('observing', () => {
  it('gives every active agent the same view, and the chores to one of them', () => {
    const observers = observed([holder, trainer, ...validators], 0);
    expect(new Set(observers.map(({ observation }) => observation.view)).size).toBe(1);
    expect(observers.filter(({ observation }) => observation.keeper)).toHaveLength(1);
  });

  it('lets the validators take turns at the chores', () => {
    const active = [holder, trainer, ...validators];
    expect([0, 1, 2].flatMap((tick) => keepers(active, tick))).toEqual(['validator-1', 'validator-2', 'validator-1']);
  });

  it('leaves the chores to whoever does not train when there are no validators, and to nobody when all train', () => {
    expect(keepers([trainer, holder], 5)).toEqual(['holder']);
    expect(keepers([trainer], 5)).toEqual([]);
  });

  it('draws the order anew each tick, and the same again for the same seed', () => {
    const active = Array.from({ length: 12 }, (_, i) => agent(`a-${i}`, 'staker'));
    const order = (tick: number, seed: number) =>
      observed(active, tick, seed)
        .map(({ agent }) => agent.identity.name)
        .join();
    expect(order(1, 1)).toBe(order(1, 1));
    expect(order(1, 1)).not.toBe(order(2, 1));
    expect(order(1, 1)).not.toBe(order(1, 2));
  });

  it("keeps an agent's randomness apart from the order and from the others", () => {
    const drawOf = (active: readonly Agent[]) =>
      observed(active, 3)
        .find(({ agent }) => agent === holder)!
        .observation.random.next();
    expect(drawOf([holder])).toBe(drawOf([trainer, holder, ...validators]));
  });
});
