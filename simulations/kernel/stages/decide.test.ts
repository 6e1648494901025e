import { describe, expect, it } from 'vitest';
import { dao, observation, worldView } from '../../../test/fixtures/world.js';
import { type Agent, Directory, type Intent, type Policy, type TickWindow } from '../../agents/index.js';
import { ARCHETYPES } from '../../mechanisms/index.js';
import { decide, intentsOfWindow, observe } from './decide.js';

const { scenario } = observation();
const agent = (
  name: string,
  archetype: string,
  shard: number | null = null,
  policies: readonly Policy[] = [],
): Agent => ({
  identity: { name, address: `0x${'0'.repeat(39)}1`, archetype, cohort: name, shard },
  archetype: ARCHETYPES.get(archetype)!,
  policies,
});
const holder = agent('holder', 'passiveHolder');
const trainer = agent('trainer', 'honestTrainer', 0);
const validators = [agent('validator-1', 'validator'), agent('validator-2', 'validator')];

function observed(active: readonly Agent[], tick: number, seed = 1) {
  const directory = new Directory(active.map(({ identity }) => identity));
  return observe({ tick, now: 0, seed, view: worldView(), scenario, directory, active, findings: new Map(), dao });
}
const keepers = (active: readonly Agent[], tick: number) =>
  observed(active, tick)
    .filter(({ keeper }) => keeper)
    .map(({ agent: { identity } }) => identity.name);

describe('observing', () => {
  it('gives every active agent the same view, and the chores to one of them', () => {
    const observers = observed([holder, trainer, ...validators], 0);
    expect(new Set(observers.map(({ observation: { view } }) => view)).size).toBe(1);
    expect(observers.filter(({ keeper }) => keeper)).toHaveLength(1);
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
        .map(({ agent: { identity } }) => identity.name)
        .join();
    expect(order(1, 1)).toBe(order(1, 1));
    expect(order(1, 1)).not.toBe(order(2, 1));
    expect(order(1, 1)).not.toBe(order(1, 2));
  });

  it("keeps an agent's randomness apart from the order and from the others", () => {
    const drawOf = (active: readonly Agent[]) =>
      observed(active, 3)
        .find(({ agent: { identity } }) => identity === holder.identity)!
        .observation.random.next();
    expect(drawOf([holder])).toBe(drawOf([trainer, holder, ...validators]));
  });

  const seenBy = (name: string, tick: number, seed: number) =>
    observed([agent(name, 'staker'), holder], tick, seed).find(({ agent: { identity } }) => identity.name === name)!
      .observation;

  it('gives an agent new randomness each tick, and another than others have or than it has with another seed', () => {
    const draws = [seenBy('a', 1, 1), seenBy('a', 2, 1), seenBy('b', 1, 1), seenBy('a', 1, 2)].map(({ random }) =>
      random.next(),
    );
    expect(new Set(draws).size).toBe(draws.length);
    expect(seenBy('a', 1, 1).random.next()).toBe(draws[0]);
  });

  it('leaves an agent its character all through a run, which differs by agent, trait and seed', () => {
    const trait = (seen: ReturnType<typeof seenBy>, name = 'caution') => seen.character(name).next();
    expect(trait(seenBy('a', 1, 1))).toBe(trait(seenBy('a', 9, 1)));
    const traits = [
      trait(seenBy('a', 1, 1)),
      trait(seenBy('a', 1, 1), 'costOfLooking'),
      trait(seenBy('b', 1, 1)),
      trait(seenBy('a', 1, 2)),
    ];
    expect(new Set(traits).size).toBe(traits.length);
  });

  it('shows an agent its own findings, and as a window begins what is known and on the chain then', () => {
    const directory = new Directory([holder.identity, trainer.identity]);
    const findings = new Map([
      ['holder', [{ kind: 'old' }]],
      ['trainer', [{ kind: 'other' }]],
    ]);
    const view = worldView();
    const active = [holder];
    const [seen] = observe({ tick: 3, now: 10, seed: 1, view, scenario, directory, active, findings, dao });
    const { observation: own } = seen!;
    expect([own.findings, own.now, own.tick, own.view]).toEqual([[{ kind: 'old' }], 10, 3, view]);
    const later = worldView({ time: 50 });
    const there = own.at({ view: later, now: 20, next: 30, findings: [{ kind: 'old' }, { kind: 'new' }] });
    expect(there.view).toBe(later);
    expect([there.now, there.findings, there.tick]).toEqual([20, [{ kind: 'old' }, { kind: 'new' }], 3]);
    expect(there.random).toBe(own.random);
    expect(there.self).toBe(holder.identity);
  });
});

describe('deciding', () => {
  const wants =
    (purpose: string, window: TickWindow): Policy =>
    () => [{ purpose, window, calls: [] } satisfies Intent];
  const active = [
    agent('validator', 'validator', null, [wants('own', 0), wants('late', 2)]),
    agent('staker', 'staker'),
  ];
  const common = (archetype: string) => (archetype === 'staker' ? [wants('common', 0)] : []);
  const decisions = decide(observed(active, 0), [wants('chore', 0), wants('close', 3)], common);
  const inWindow = (window: TickWindow) =>
    intentsOfWindow(decisions, window).map(({ owner, intent }) => `${owner.name} ${intent.purpose}`);

  it('asks the keeper for the chores, everybody for what is their own, and an archetype for what all of it does', () => {
    expect(inWindow(0).sort()).toEqual(['staker common', 'validator chore', 'validator own']);
    expect(inWindow(1)).toEqual([]);
    expect([...inWindow(2), ...inWindow(3)]).toEqual(['validator late', 'validator close']);
  });

  it('puts chores before everything else in their window', () => {
    expect(inWindow(0)[0]).toBe('validator chore');
  });
});
