import { QueryMarket, StableCoin } from '../../../contracts/bindings/index.js';
import {
  type Finding,
  type Observation,
  type Policy,
  type WorkKind,
  type WorkServices,
  workIntent,
} from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import type { Cid, LearningService } from '../../learning/index.js';
import { formatTokens, parseTokens } from '../../scenario/index.js';
import { balanceOf } from '../../world/index.js';
import { STABLE_ASSET } from '../market/index.js';
import { type JoinResult, joinTables, type TableJoin } from './database.js';
import { type OwnRow, packAnswers } from './rows.js';
import type { QueriesScope, TableView } from './state.js';

export function learningOf({ learning }: WorkServices): LearningService {
  if (learning === null) throw new Error('a model was asked for in a run without learning');
  return learning;
}

/** One pass over one's own examples, or none: for the model as it is. */
export interface TrainingOrder {
  readonly shard: number;
  /** `null`: the model that everybody begins with. */
  readonly model: Cid | null;
  /** From 1 on; 0 for no training. */
  readonly pass: number;
  readonly seed: number;
}

/** A model: its CID. A pass that is lost leaves it as it was. */
export const trainModel: WorkKind<TrainingOrder, Cid> = {
  name: 'trainModel',
  run: async (orders, services) => {
    const learning = learningOf(services);
    const behaviour = { kind: 'honest' } as const;
    const starts = orders.map(({ model }) => model ?? learning.initialModel);
    const training = [...orders.keys()].filter((i) => orders[i]!.pass > 0);
    const trained = await learning.train(
      training.map((i) => {
        const { shard, seed, pass } = orders[i]!;
        return { shard, seed, behaviour, model: starts[i]!, round: pass };
      }),
    );
    const models = [...starts];
    for (const [place, i] of training.entries()) {
      const { update, sampleCount } = trained[place]!;
      const own = update === null ? [] : [{ update, sampleCount, shard: orders[i]!.shard }];
      models[i] = await learning.aggregate(starts[i]!, own, { rule: 'fedAvg' });
    }
    return models;
  },
};

/** A provider's model after so many passes. */
interface TrainedModel extends Finding {
  readonly kind: 'modelTrained';
  readonly model: Cid;
  readonly passes: number;
}
const isTrained = (finding: Finding): finding is TrainedModel => finding.kind === 'modelTrained';

/** A query that waits, with the model of the table that it asks. */
export interface WaitingQuery {
  readonly query: number;
  readonly table: string;
  readonly model: Cid;
  readonly price: bigint;
  readonly deposit: bigint;
  readonly sql: string;
  readonly rows: readonly OwnRow[];
}
export interface AnswerOrder {
  readonly queries: readonly WaitingQuery[];
}

const NO_SUCH_ROW: JoinResult = { refusal: 'A row is of no example that there is' };

/** Ask the models about the rows of all queries, and run their SQL over what they say. Results by query. */
export const answerQueries: WorkKind<AnswerOrder, readonly JoinResult[]> = {
  name: 'answerQueries',
  run: async (orders, services) => {
    const learning = learningOf(services);
    const last = learning.data.testExamples - 1;
    const waiting = orders
      .flatMap(({ queries }) => queries)
      .filter(({ rows }) => rows.every(({ example }) => example <= last));
    const joins: TableJoin[] = [];
    for (const { table, model, sql, rows } of waiting) {
      const examples = rows.map(({ example }) => example);
      joins.push({ name: table, sql, rows, classes: await learning.predict(model, examples) });
    }
    const joined = await joinTables(joins);
    const results = new Map(waiting.map((query, i) => [query, joined[i]!]));
    return orders.map(({ queries }) => queries.map((query) => results.get(query) ?? NO_SUCH_ROW));
  },
};

/** What a cohort of providers is like. */
export interface ProviderTaste {
  /** Passes over its own examples before it offers its model, one a tick. */
  readonly trainingPasses: number;
  /** Stable coins that it asks for a row. */
  readonly rowPrice: string;
  /** Chance to be at work in a tick. */
  readonly reliability: number;
  /** Ticks without a query after which it takes its table off. */
  readonly idleTicks: number;
}

type Seen = Observation<QueriesScope>;
const ownTable = ({ view, self }: Pick<Seen, 'view' | 'self'>): readonly [number, TableView] | undefined =>
  [...view.queries.tables].find(([, { provider }]) => provider === self.address);

/**
 * Trains its model, a pass a tick, and offers it as a table in the tick of the last; begins once it has the coins for the
 * bond. More passes at once would make more updates than a run keeps, at the cost of whoever else trains.
 */
export function offerTable({ trainingPasses, rowPrice }: ProviderTaste): Policy<QueriesScope> {
  return (observation) => {
    const { view, self, scenario, findings, random } = observation;
    const { shard } = self;
    if (shard === null || ownTable(observation) !== undefined) return [];
    const bond = parseTokens(scenario.queries.bondCoins);
    if (balanceOf(view, self.address, STABLE_ASSET) < bond) return [];
    const at = view.queries.contracts.market;
    const before = findings.findLast(isTrained);
    const done = before?.passes ?? 0;
    const pass = done < trainingPasses ? done + 1 : 0;
    const passes = done + Math.sign(pass);
    const seed = random.seed();
    return [
      workIntent<QueriesScope, TrainingOrder, Cid>(trainModel, {
        purpose: 'registerTable',
        window: 0,
        order: () => ({ shard, model: before?.model ?? null, pass, seed }),
        finding: (model): TrainedModel => ({ kind: 'modelTrained', model, passes }),
        calls: (model) =>
          passes < trainingPasses
            ? []
            : [
                callOf(StableCoin, view.market.contracts.stable, 'approve', [at, bond]),
                callOf(QueryMarket, at, 'register', [self.name.replaceAll('-', '_'), model, parseTokens(rowPrice)]),
              ],
      }),
    ];
  };
}

/** Answers what waits for its table where it is at work, and refuses what has no answer or is not paid for. */
export function serveQueries({ reliability }: ProviderTaste): Policy<QueriesScope> {
  return (observation) => {
    const { random } = observation;
    const own = ownTable(observation);
    if (own === undefined || !own[1].listed || !random.chance(reliability)) return [];
    const [number, { name, modelCid, price }] = own;
    let asked: AnswerOrder | null = null;
    return [
      workIntent<QueriesScope, AnswerOrder, readonly JoinResult[]>(answerQueries, {
        purpose: 'answerQueries',
        window: 1,
        order: ({ queries }) => {
          const mine = [...queries.open].filter(([, { table }]) => table === number);
          const waiting = mine.map(([query, { deposit, sql, rows }]) => ({
            ...{ query, table: name, model: modelCid, price, deposit, sql, rows },
          }));
          asked = waiting.length === 0 ? null : { queries: waiting };
          return asked;
        },
        calls: (results, { queries }) => (asked?.queries ?? []).map((one, i) => reply(queries, one, results[i]!)),
      }),
    ];
  };
}

function reply({ contracts }: QueriesScope['view']['queries'], query: WaitingQuery, result: JoinResult) {
  const id = BigInt(query.query);
  const refusal = 'refusal' in result ? result.refusal : unpaid(query, result.rows.length);
  if (refusal !== null) return callOf(QueryMarket, contracts.market, 'refuse', [id, refusal]);
  const rows = 'rows' in result ? result.rows : [];
  return callOf(QueryMarket, contracts.market, 'answer', [id, packAnswers(rows)]);
}

/** What is wrong with a deposit that does not cover the answer; `null` when it does. */
export function unpaid({ price, deposit }: Pick<WaitingQuery, 'price' | 'deposit'>, rows: number): string | null {
  const cost = price * BigInt(rows);
  return cost <= deposit
    ? null
    : `${rows} rows cost ${formatTokens(cost)} coins; ${formatTokens(deposit)} were deposited`;
}

/** Takes its table off, and its bond back, once nobody has asked for long. */
export function closeTable({ idleTicks }: ProviderTaste): Policy<QueriesScope> {
  return (observation) => {
    const { scenario } = observation;
    if (ownTable(observation)?.[1].listed !== true) return [];
    return [
      {
        purpose: 'closeTable',
        window: 3,
        decide: (moment) => {
          const { view, now, self } = observation.at(moment);
          const own = ownTable({ view, self });
          if (own === undefined || now - own[1].lastAskedAt < idleTicks * scenario.tickSeconds) return [];
          if ([...view.queries.open.values()].some(({ table }) => table === own[0])) return [];
          return [callOf(QueryMarket, view.queries.contracts.market, 'close', [BigInt(own[0])])];
        },
      },
    ];
  };
}
