import { describe, expect, it } from 'vitest';
import { ModuleRegistry } from '../../../contracts/bindings/index.js';
import { only } from '../../../test/fixtures/only.js';
import { address, openProposal, worldView } from '../../../test/fixtures/world.js';
import { type AgentIdentity, Directory, type Observation } from '../../agents/index.js';
import { callOf, decodeCall, type Hex } from '../../chain/index.js';
import { randomStream } from '../../random/index.js';
import { TOKEN } from '../../scenario/index.js';
import { type DeveloperTaste, reviewModules, shipModules } from './developing.js';
import { type ModuleRule, ruleOf } from './rules.js';
import type { DevelopmentScope, ModuleView } from './state.js';

type Seen = Observation<DevelopmentScope>;
type View = DevelopmentScope['view'];
const WEEK = 604_800;
const REGISTRY = address(8);

const agent = (name: string, number: number, archetype: string): AgentIdentity => ({
  ...{ name, archetype, address: address(number) },
  cohort: name.split('-')[0]!,
  shard: null,
});
const developer = agent('developer-1', 1, 'contractDeveloper');
const reviewer = agent('reviewer-1', 3, 'moduleReviewer');
const friend = agent('rider-1', 5, 'freeRider');
const directory = new Directory([developer, reviewer, friend]);

const module: ModuleView = {
  author: developer.address,
  target: address(20),
  price: 1n,
  rule: { kind: 'measured' },
  state: 'submitted',
  reviewed: [],
  approvals: 0,
  since: 0,
};

interface Setting {
  readonly self?: AgentIdentity;
  readonly week?: number;
  readonly modules?: readonly ModuleView[];
  /** Whether a vote went against installing the first module. */
  readonly refused?: boolean;
}

/** An offer of 3,750 coins stands since week 0. */
function seen({ self = developer, week = 3, modules = [], refused = false }: Setting): Seen {
  const { to, data } = callOf(ModuleRegistry, REGISTRY, 'install', [0n]);
  const against = openProposal({ voteStart: 0, voteEnd: 1, actions: [{ target: to, value: 0n, calldata: data }] });
  const view = only<View, Partial<View>>({
    ...worldView(),
    governance: only<View['governance'], Partial<View['governance']>>({
      proposals: new Map(refused ? [['1', against]] : []),
    }),
    development: {
      contracts: { registry: REGISTRY },
      modules: new Map(modules.map((one, number) => [number, one])),
      ...{ offer: 3_750n * TOKEN, offeredSince: 0, paid: 0n },
    },
  });
  const observation: Seen = only<Seen, Partial<Seen>>({
    ...{ now: week * WEEK, tick: week, self, directory, view },
    random: randomStream(1, 'developing', String(week)),
    character: () => randomStream(1, 'character'),
    scenario: only<DevelopmentScope['scenario'], Partial<DevelopmentScope['scenario']>>({ tickSeconds: WEEK }),
    at: () => observation,
  });
  return observation;
}

const taste: DeveloperTaste = {
  ...{ skill: 0.8, skillDeviation: 0, cost: 2_999n * TOKEN },
  ...{ ticksPerModule: 3, favours: null },
};
const shipped = (setting: Setting, differences: Partial<DeveloperTaste> = {}) =>
  shipModules({ ...taste, ...differences })(seen(setting)).flatMap((intent) =>
    'calls' in intent
      ? intent.calls.map(({ data }) => {
          const [code, price] = decodeCall(ModuleRegistry, data)!.args;
          return { rule: ruleOf(code as Hex), price };
        })
      : [],
  );

describe('a developer of contracts', () => {
  it('ships where the offer, by its skill, is more than its hours are worth, and asks for all of it', () => {
    // 0.8 × 3,750 = 3,000.
    expect(shipped({}).map(({ price }) => price)).toEqual([3_750n * TOKEN]);
    expect(shipped({}, { cost: 3_000n * TOKEN })).toEqual([]);
    expect(shipped({}, { skill: 0.79 })).toEqual([]);
  });

  it('ships what was asked for if it is as skilled as can be, and a faulty module if it never is', () => {
    expect(shipped({}, { skill: 1 })[0]!.rule).toEqual({ kind: 'measured' });
    expect(shipped({}, { skill: 0, cost: -1n })[0]!.rule).toEqual({ kind: 'equal' });
  });

  it('takes its time, and begins anew when its module was turned down', () => {
    expect(shipped({ week: 2 })).toEqual([]);
    const rejected = { ...module, state: 'rejected', since: 3 * WEEK } as const;
    expect(shipped({ week: 5, modules: [rejected] })).toEqual([]);
    expect(shipped({ week: 6, modules: [rejected] })).toHaveLength(1);
  });

  it('leaves it while a module is in force or waits, and no longer once a vote went against it', () => {
    for (const state of ['submitted', 'approved', 'installed'] as const) {
      expect(shipped({ modules: [{ ...module, state }] })).toEqual([]);
    }
    expect(shipped({ modules: [{ ...module, state: 'approved' }], refused: true })).toHaveLength(1);
    expect(shipped({ modules: [{ ...module, state: 'retired' }] })).toHaveLength(1);
  });

  it('ships for its friend whatever is offered, if it serves itself', () => {
    const costly = { cost: 1_000_000n * TOKEN };
    expect(shipped({}, { ...costly, favours: 'rider' })[0]!.rule).toEqual({
      kind: 'favoured',
      favourite: friend.address,
    });
    expect(shipped({}, { ...costly, favours: 'nobody' })).toEqual([]);
  });
});

describe('a reviewer of modules', () => {
  const opinions = (errorChance: number, modules: readonly ModuleView[]) =>
    reviewModules(errorChance)(seen({ self: reviewer, modules })).flatMap((intent) =>
      'decide' in intent
        ? intent.decide(only({})).map(({ data }) => decodeCall(ModuleRegistry, data)!.args.slice(0, 2))
        : [],
    );
  const rules: readonly ModuleRule[] = [
    { kind: 'measured' },
    { kind: 'equal' },
    { kind: 'favoured', favourite: friend.address },
    { kind: 'unknown' },
  ];
  const all = rules.map((rule): ModuleView => ({ ...module, rule }));

  it('approves of what does what it says, and of nothing else', () => {
    expect(opinions(0, all)).toEqual([
      [0n, true],
      [1n, false],
      [2n, false],
      [3n, false],
    ]);
  });

  it('says the opposite when it errs', () => {
    expect(opinions(1, all).map(([, approves]) => approves)).toEqual([false, true, true, true]);
  });

  it('leaves alone what is decided, its own, and what it has reviewed', () => {
    for (const one of [
      { ...module, state: 'approved' },
      { ...module, author: reviewer.address },
      { ...module, reviewed: [reviewer.address] },
    ] as const) {
      expect(opinions(0, [one])).toEqual([]);
    }
  });
});
