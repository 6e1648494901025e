import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QueryMarket } from '../../../contracts/bindings/index.js';
import { only } from '../../../test/fixtures/only.js';
import { address, ledger, worldView } from '../../../test/fixtures/world.js';
import type { AgentIdentity, Intent, Moment, Observation } from '../../agents/index.js';
import { type ContractCall, decodeCall } from '../../chain/index.js';
import { createLearningService, type LearningService } from '../../learning/index.js';
import { randomStream } from '../../random/index.js';
import { learningSchema, parseTokens, TOKEN } from '../../scenario/index.js';
import { sqlOf } from './asking.js';
import { queriesSection } from './section.js';
import {
  answerQueries,
  closeTable,
  learningOf,
  offerTable,
  type ProviderTaste,
  serveQueries,
  trainModel,
  unpaid,
} from './serving.js';
import { type OpenQuery, type QueriesScope, type QueriesState, queriesOutline, type TableView } from './state.js';

type Seen = Observation<QueriesScope>;
type View = QueriesScope['view'];
const DAY = 86_400;
const market = address(8);
const self: AgentIdentity = {
  name: 'big-oak-1',
  address: address(20),
  archetype: 'modelProvider',
  cohort: 'big-oak',
  shard: 0,
};
const taste: ProviderTaste = { trainingPasses: 3, rowPrice: '0.05', reliability: 1, idleTicks: 4 };
const own: TableView = {
  ...{ provider: self.address, name: 'big_oak_1', modelCid: 'model-1', price: TOKEN / 20n, bond: TOKEN },
  ...{ listed: true, lastAskedAt: 10 * DAY, earned: 0n },
};
const query: OpenQuery = {
  ...{ client: address(1), table: 0, deposit: TOKEN / 10n, askedAt: 10 * DAY },
  sql: sqlOf('big_oak_1', 0, 2, 'class'),
  rows: [1, 2, 3].map((example) => ({ example, worth: 1_000 * example })),
};

interface Setting {
  readonly state?: Partial<QueriesState>;
  readonly coins?: bigint;
  readonly day?: number;
  readonly shard?: number | null;
  /** Passes that its model has behind it. */
  readonly trained?: readonly number[];
}

/** A provider with 100 coins, where a table's bond is as much. */
function seen({ state = {}, coins = 100n * TOKEN, day = 10, shard = 0, trained = [] }: Setting = {}): Seen {
  const observed: Seen = only<Seen, Partial<Seen>>({
    ...{ tick: day, now: day * DAY, self: { ...self, shard } },
    findings: trained.map((passes) => ({ kind: 'modelTrained', model: `model-${passes}`, passes })),
    random: randomStream(1, 'provider'),
    at: () => observed,
    scenario: only<QueriesScope['scenario'], Partial<QueriesScope['scenario']>>({
      tickSeconds: DAY,
      queries: queriesSection.parse({ bondCoins: '100' })!,
    }),
    view: only<View, Partial<View>>({
      ...worldView({ ledgers: new Map([['stable', ledger([[self.address, coins]])]]) }),
      market: only<View['market'], Partial<View['market']>>({
        contracts: { stable: address(7), factory: address(6), router: address(5), pair: address(4) },
      }),
      queries: { ...queriesOutline.empty, ...state, contracts: { market } },
    }),
  });
  return observed;
}
const owning = (table = own) => new Map([[0, table]]);

const told = (calls: readonly ContractCall[]) =>
  calls.flatMap(({ to, data }) => {
    const call = to === market ? decodeCall(QueryMarket, data)! : null;
    return call === null ? [] : [[call.functionName, ...call.args]];
  });

/** What comes of an intent's work, given its result. */
function callsOf([intent]: readonly Intent[], view: View, result: unknown) {
  if (intent === undefined || !('finish' in intent)) throw new Error('it has no work');
  const order = intent.order(view);
  return { order, calls: order === null ? [] : told(intent.finish(result, view).calls) };
}

describe('a provider without a table', () => {
  it.each([
    ['trains its model on its own examples, a pass a tick', 3, [], null, 1, []],
    ['goes on with what it has', 3, [1], 'model-1', 2, []],
    ['offers it by its name after the last pass', 3, [1, 2], 'model-2', 3, ['big_oak_1']],
    ['offers it later where it could not then', 3, [1, 2, 3], 'model-3', 0, ['big_oak_1']],
    ['offers what learnt nothing at once, where that is all', 0, [], null, 0, ['big_oak_1']],
  ])('%s', (_, trainingPasses, trained, model, pass, names) => {
    const observation = seen({ trained });
    expect(callsOf(offerTable({ ...taste, trainingPasses })(observation), observation.view, 'model-new')).toEqual({
      order: { shard: 0, model, pass, seed: expect.any(Number) },
      calls: names.map((name) => ['register', name, 'model-new', TOKEN / 20n]),
    });
  });

  it('remembers the model and its passes', () => {
    const observation = seen({ trained: [1] });
    const [intent] = offerTable(taste)(observation);
    if (intent === undefined || !('finish' in intent)) throw new Error('it has no work');
    expect(intent.finish('model-new', observation.view).finding).toEqual({
      ...{ kind: 'modelTrained', model: 'model-new', passes: 2 },
    });
  });

  it('offers nothing without examples, without the bond, or twice', () => {
    expect(offerTable(taste)(seen({ shard: null }))).toEqual([]);
    expect(offerTable(taste)(seen({ coins: 100n * TOKEN - 1n }))).toEqual([]);
    expect(offerTable(taste)(seen({ state: { tables: owning() } }))).toEqual([]);
    expect(offerTable(taste)(seen({ state: { tables: owning({ ...own, listed: false }) } }))).toEqual([]);
  });
});

describe('a provider with a table', () => {
  const open = new Map([
    [4, query],
    [5, { ...query, table: 1 }],
    [6, query],
    [7, query],
  ]);
  const state = { tables: owning(), open };

  it('answers what its database gives, and refuses what it does not or is not paid for', () => {
    const observation = seen({ state });
    const rows = [3, 2, 1].map((example) => ({ example, class: 9 }));
    const results = [{ rows: rows.slice(0, 2) }, { refusal: 'no such column' }, { rows }];
    const { order, calls } = callsOf(serveQueries(taste)(observation), observation.view, results);
    expect(order).toMatchObject({ queries: [{ query: 4 }, { query: 6 }, { query: 7 }] });
    expect(calls).toEqual([
      ['answer', 4n, '0x00000003090000000209'],
      ['refuse', 6n, 'no such column'],
      ['refuse', 7n, '3 rows cost 0.15 coins; 0.1 were deposited'],
    ]);
  });

  it('has nothing to do where nobody asks, and does nothing where it is not at work or took its table off', () => {
    const idle = seen({ state: { tables: owning() } });
    expect(callsOf(serveQueries(taste)(idle), idle.view, [])).toEqual({ order: null, calls: [] });
    expect(serveQueries({ ...taste, reliability: 0 })(seen({ state }))).toEqual([]);
    expect(serveQueries(taste)(seen({ state: { ...state, tables: owning({ ...own, listed: false }) } }))).toEqual([]);
    expect(serveQueries(taste)(seen())).toEqual([]);
  });

  it('takes it off once nobody has asked for long and nothing waits', () => {
    const closing = (setting: Setting) =>
      closeTable(taste)(seen(setting)).flatMap((intent) =>
        'decide' in intent ? told(intent.decide(only<Moment, Partial<Moment>>({}))) : [],
      );
    expect(closing({ state: { tables: owning() }, day: 13 })).toEqual([]);
    expect(closing({ state: { tables: owning() }, day: 14 })).toEqual([['close', 0n]]);
    expect(closing({ state, day: 14 })).toEqual([]);
    expect(closing({ state: { tables: owning({ ...own, listed: false }) }, day: 14 })).toEqual([]);
    expect(closing({ day: 14 })).toEqual([]);
  });
});

describe('what a deposit has to cover', () => {
  it.each([
    ['0.3', '0.9', 3, null],
    ['0.3', '0.899999999999999999', 3, '3 rows cost 0.9 coins; 0.899999999999999999 were deposited'],
    ['0.3', '0', 0, null],
    ['0', '0', 9, null],
  ])('at %s coins a row, with %s deposited, for %d rows: %s', (price, deposit, rows, reason) => {
    expect(unpaid({ price: parseTokens(price), deposit: parseTokens(deposit) }, rows)).toBe(reason);
  });
});

describe('a provider’s work', () => {
  let learning: LearningService;
  beforeAll(async () => {
    const parameters = learningSchema.parse({
      dataset: { kind: 'iris' },
      trainExamples: 90,
      heldOutExamples: 30,
      testExamples: 30,
      batchSize: 5,
      learningRate: 0.3,
      backend: 'wasm',
    });
    learning = await createLearningService({ parameters, trainers: 2, seed: 7, workers: 1 });
  });
  afterAll(() => learning.close());

  const pass = { shard: 1, model: null, pass: 1, seed: 5 };

  it('makes a model better with every pass, and leaves it as it is without one', async () => {
    const losses: number[] = [];
    let model = learning.initialModel;
    for (let number = 1; number <= 4; number++) {
      const orders = [
        { ...pass, model, pass: 0 },
        { ...pass, model, pass: number },
      ];
      const [same, trained] = await trainModel.run(orders, { learning });
      expect(same).toBe(model);
      expect(await trainModel.run(orders, { learning })).toEqual([same, trained]);
      model = trained!;
      losses.push((await learning.evaluate(model, 'test')).loss);
    }
    expect(losses[0]).toBeLessThan((await learning.evaluate(learning.initialModel, 'test')).loss);
    expect(losses).toEqual(losses.toSorted((a, b) => b - a));
  });

  it('begins with the model that everybody begins with, each on its own examples', async () => {
    const orders = [pass, { ...pass, model: learning.initialModel }, { ...pass, shard: 0 }, { ...pass, pass: 0 }];
    const [first, same, other, none] = await trainModel.run(orders, { learning });
    expect(first).toBe(same);
    expect(other).not.toBe(first);
    expect(none).toBe(learning.initialModel);
  });

  it('answers with what each table’s own model says, by the SQL that was asked', async () => {
    const [trained] = await trainModel.run([pass], { learning });
    const waiting = (model: string, sql: string) => ({
      ...{ query: 0, table: 'oak', price: 1n, deposit: 9n },
      ...{ model, sql, rows: query.rows },
    });
    const sql = 'SELECT example, class FROM oak ORDER BY example';
    const asked = [
      { queries: [waiting(learning.initialModel, sql), waiting(trained!, sql)] },
      { queries: [{ ...waiting(trained!, sql), rows: [{ example: 30, worth: 1 }] }] },
      { queries: [] },
    ];
    const said = async (model: string) => {
      const classes = await learning.predict(model, [1, 2, 3]);
      return { rows: [1, 2, 3].map((example, i) => ({ example, class: classes[i] })) };
    };
    expect(await answerQueries.run(asked, { learning })).toEqual([
      [await said(learning.initialModel), await said(trained!)],
      [{ refusal: 'A row is of no example that there is' }],
      [],
    ]);
  });

  it('cannot be done where nobody learns', () => {
    expect(() => learningOf({ learning: null })).toThrow('without learning');
  });
});
