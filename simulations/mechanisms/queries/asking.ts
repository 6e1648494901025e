import { QueryMarket, StableCoin } from '../../../contracts/bindings/index.js';
import { type Intent, type Observation, type Policy, workIntent } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import { balanceOf } from '../../world/index.js';
import { STABLE_ASSET } from '../market/index.js';
import {
  believedAccuracy,
  type CheckOrder,
  checkAnswers,
  type Experience,
  gainOf,
  isExperience,
  type Prospect,
} from './believing.js';
import { quoted } from './database.js';
import { MOST_ROWS, type OwnRow, packRows, WORTH_PARTS } from './rows.js';
import type { QueriesScope, TableView } from './state.js';

type Seen = Observation<QueriesScope>;
const COIN = 1e18;
const MISTAKES = ['column', 'deposit'] as const;

/** What a cohort of clients is like. */
export interface ClientTaste {
  readonly rowsPerTick: number;
  /** Stable coins that a right answer about the middle row is worth. */
  readonly worthPerRight: number;
  /** Standard deviation of the logarithm of that worth among rows. */
  readonly worthDeviation: number;
  /** What a wrong answer costs, as a multiple of what a right one is worth. */
  readonly costOfWrong: number;
  /** Part (0 to 1) of its rows of which it knows the right class already. */
  readonly labelledShare: number;
  /** What it believes of a model's accuracy (0 to 1) before it knows it, and how many answers that weighs. */
  readonly priorAccuracy: number;
  readonly priorWeight: number;
  /** Chance in a tick to try another table than the one it holds to be best. */
  readonly curiosity: number;
  /** Chance to misspell a column or to deposit too little. */
  readonly mistakes: number;
}

/** Whether it knows the right class of an example: for good, as it is its own business that tells. */
const knows = ({ character }: Seen, { labelledShare }: ClientTaste, example: number) =>
  character(`label ${example}`).chance(labelledShare);

/** Compares the latest answer with what it knows, at the end of the tick that brought it. */
export function checkLatest(taste: ClientTaste): Policy<QueriesScope> {
  return (observation) => {
    const { self, findings } = observation;
    return [
      workIntent<QueriesScope, CheckOrder, Experience>(checkAnswers, {
        purpose: 'checkAnswers',
        window: 2,
        order: ({ queries }) => {
          const latest = queries.answered.get(self.address);
          if (latest === undefined || findings.some((one) => isExperience(one) && one.query === latest.query))
            return null;
          const examples = latest.answers.map(({ example }) => example);
          const known = new Set(examples.filter((example) => knows(observation, taste, example)));
          return { ...latest, known, costOfWrong: taste.costOfWrong };
        },
        finding: (experience) => experience,
      }),
    ];
  };
}

/** Takes its deposit back from whoever left it without an answer. */
export const reclaimQueries: Policy<QueriesScope> = ({ view, self, scenario, now }) => {
  const late = now - scenario.queries.patienceTicks * scenario.tickSeconds;
  return [...view.queries.open]
    .filter(([, { client, askedAt }]) => client === self.address && askedAt <= late)
    .map(([query]) => ({
      purpose: 'reclaimQuery',
      window: 0,
      calls: [callOf(QueryMarket, view.queries.contracts.market, 'reclaim', [BigInt(query)])],
    }));
};

interface Offer extends Prospect {
  readonly table: number;
  readonly price: bigint;
}

/**
 * Asks the table that gains most by what it believes of it, about its rows of the tick; now and then another one, where
 * it could tell what comes of that. Where no table gains anything it asks nobody.
 */
export function askTables(taste: ClientTaste): Policy<QueriesScope> {
  return (observation): readonly Intent[] => {
    const { view, self, random } = observation;
    const { open, tables, contracts } = view.queries;
    if ([...open.values()].some(({ client }) => client === self.address)) return [];
    const rows = rowsOf(observation, taste);
    const offers = offersOf(observation, taste, tables, rows);
    const [best, ...others] = offers;
    if (best === undefined) return [];
    const tries = taste.labelledShare > 0 && others.length > 0 && random.chance(taste.curiosity);
    const { table, from, price, count } = tries ? random.pick(others) : best;
    const coins = balanceOf(view, self.address, STABLE_ASSET);
    const most = price === 0n ? rows.length : Math.min(rows.length, Number(coins / price));
    if (most === 0) return [];
    const mistake = random.chance(taste.mistakes) ? random.pick(MISTAKES) : null;
    const sql = sqlOf(tables.get(table)!.name, from, most, mistake === 'column' ? 'clas' : 'class');
    // Whoever reckons one row short deposits less than its answer costs.
    const deposit = price * BigInt(mistake === 'deposit' ? Math.min(count, most) - 1 : most);
    const query = [BigInt(table), sql, packRows(rows), deposit] as const;
    return [
      {
        purpose: 'askTable',
        window: 0,
        calls: [
          callOf(StableCoin, view.market.contracts.stable, 'approve', [contracts.market, deposit]),
          callOf(QueryMarket, contracts.market, 'ask', query),
        ],
      },
    ];
  };
}

/** Rows that its business brings in a tick: distinct examples, each of a worth of its own. */
function rowsOf({ scenario, random }: Seen, taste: ClientTaste): readonly OwnRow[] {
  const last = scenario.learning.testExamples - 1;
  const rows = new Map<number, OwnRow>();
  for (let i = 0; i < Math.min(taste.rowsPerTick, MOST_ROWS); i++) {
    const example = random.integer(0, last);
    const worth = taste.worthPerRight * Math.exp(random.normal(0, taste.worthDeviation));
    rows.set(example, { example, worth: Math.round(worth * WORTH_PARTS) });
  }
  return [...rows.values()];
}

/** Tables that would gain something, the best first; of equals the cheaper. */
function offersOf(
  { findings }: Seen,
  taste: ClientTaste,
  tables: ReadonlyMap<number, TableView>,
  rows: readonly OwnRow[],
): readonly Offer[] {
  const experiences = findings.filter(isExperience);
  const offers = [...tables].flatMap(([table, { listed, price }]) => {
    if (!listed) return [];
    const known = experiences.filter((one) => one.table === table);
    const prospect = gainOf(rows, believedAccuracy(taste, known), Number(price) / COIN, taste.costOfWrong);
    return prospect === null ? [] : [{ table, price, ...prospect }];
  });
  return offers.sort((a, b) => b.gain - a.gain || Number(a.price - b.price) || a.table - b.table);
}

/**
 * The query: predictions of the rows that are worth it, the most valuable first, and no more than are paid for.
 * @param from rows that are worth more than this, in 1/10,000 coins
 * @param column what it takes the model's answers to be called: `class`, if it makes no mistake
 */
export function sqlOf(table: string, from: number, most: number, column: string): string {
  return [
    `SELECT own.example, model.${column} FROM own JOIN ${quoted(table)} AS model ON model.example = own.example`,
    `WHERE own.worth > ${from} ORDER BY own.worth DESC, own.example LIMIT ${most}`,
  ].join(' ');
}
