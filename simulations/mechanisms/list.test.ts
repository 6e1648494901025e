import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { RoleFact, TransferFact } from '../world/index.js';
import { MECHANISMS, parseScenario } from './index.js';
import { LIST } from './list.js';
import type { AnyMechanism, FactsOf } from './mechanism.js';
import type { OpenMechanism } from './open-mechanism.js';

type Reserved = (TransferFact | RoleFact)['type'];
type TypesOf<M extends AnyMechanism> = M extends AnyMechanism ? FactsOf<M>['type'] : never;
/** Fact types that two mechanisms of a list have, or that belong to all of the house. */
type Shared<L extends readonly AnyMechanism[]> = L extends readonly [
  infer First extends AnyMechanism,
  ...infer Rest extends readonly AnyMechanism[],
]
  ? (TypesOf<First> & (TypesOf<Rest[number]> | Reserved)) | Shared<Rest>
  : never;

type List = typeof LIST;

const launch = JSON.parse(readFileSync(new URL('../scenarios/launch.json', import.meta.url), 'utf8'));

/** Names of a mechanism's panels, as a launch has them. */
const panelsIn = ({ panels = [] }: OpenMechanism): readonly string[] =>
  (typeof panels === 'function' ? panels(parseScenario(launch)) : panels).map(({ panel }) => panel);

describe('the mechanisms of the house', () => {
  it('give each type of fact one meaning', () => {
    expectTypeOf<Shared<List>>().toEqualTypeOf<never>();
    // What is shared would be noticed.
    expectTypeOf<Shared<readonly [List[0], List[0]]>>().toEqualTypeOf<TypesOf<List[0]>>();
  });

  it('come after what they build on, under names of their own', () => {
    const names = MECHANISMS.map(({ name }) => name);
    expect(new Set(names).size).toBe(LIST.length);
    for (const [i, { uses, mayUse }] of MECHANISMS.entries())
      expect(names.slice(0, i)).toEqual(expect.arrayContaining([...uses, ...mayUse]));
  });

  it.each([
    ['agent columns', MECHANISMS.flatMap(({ agentColumns }) => agentColumns ?? []).map(({ name }) => name)],
    ['parameters', MECHANISMS.flatMap(({ parameters }) => parameters.map(({ key }) => key))],
    ['archetypes', MECHANISMS.flatMap(({ archetypes }) => [...archetypes.keys()])],
    ['flows', MECHANISMS.flatMap(({ flows }) => Object.keys(flows?.kinds ?? {}))],
    ['invariants', MECHANISMS.flatMap(({ invariants }) => Object.keys(invariants ?? {}))],
    ['panels', MECHANISMS.flatMap(panelsIn)],
  ])('share no names of %s', (_, names) => {
    expect(names.length).toBeGreaterThan(0);
    expect(new Set(names).size).toBe(names.length);
  });

  it('give the archetypes of one family shades of their own', () => {
    const drawn = MECHANISMS.flatMap(({ archetypes }) =>
      [...archetypes.values()].map(({ words: { family, shade = 0 } }) => `${family} ${shade}`),
    );
    expect(drawn.filter((one, at) => drawn.indexOf(one) < at)).toEqual([]);
  });

  it.each(MECHANISMS.map(({ name }) => name))('are written without a cast: %s', (name) => {
    const folder = new URL(`./${name}/`, import.meta.url);
    const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
    expect(files).toContain('index.ts');
    const casts = files.flatMap((file) =>
      readFileSync(new URL(file, folder), 'utf8')
        .split('\n')
        .filter((line) => /\bas (unknown as|never|any)\b|\bas unknown\b|: any\b|<any>/.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(casts).toEqual([]);
  });
});
