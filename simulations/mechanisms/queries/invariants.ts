import { workOf } from '../../agents/index.js';
import type { ReporterInput } from '../../metrics/index.js';
import { balanceOf } from '../../world/index.js';
import { STABLE_ASSET } from '../market/index.js';
import { packAnswers } from './rows.js';
import { answerQueries } from './serving.js';
import { type QueriesScope, queriesEvents } from './state.js';

type Input = ReporterInput<QueriesScope>;

/** The market holds the deposits of open queries and the bonds of listed tables, to the wei, and nothing else. */
export function depositsAreCovered({ view }: Pick<Input, 'view'>): string | null {
  const { open, tables, coins, contracts } = view.queries;
  const waiting = [...open.values()].reduce((sum, { deposit }) => sum + deposit, 0n);
  const bonds = [...tables.values()].reduce((sum, { bond }) => sum + bond, 0n);
  const held = balanceOf(view, contracts.market, STABLE_ASSET);
  if (held !== waiting + bonds)
    return `open queries and bonds are ${waiting + bonds} wei of coins, and the market holds ${held}`;
  const left = coins.deposited - coins.charged - coins.refunded;
  return left === waiting ? null : `${left} wei of deposits are accounted for as open, and ${waiting} are`;
}

/** A query costs the price of the rows that it was answered, and nothing where it was not. */
export function rowsArePaidFor({ events, view, previous }: Pick<Input, 'events' | 'view' | 'previous'>): string | null {
  let due = 0n;
  for (const { query, table, answers, charge } of queriesEvents(events, 'queryAnswered')) {
    const rows = BigInt((answers.length - 2) / 10);
    const cost = rows * view.queries.tables.get(table)!.price;
    if (charge !== cost) return `query ${query} has ${rows} rows, which cost ${cost} wei, and was charged ${charge}`;
    due += cost;
  }
  const charged = view.queries.coins.charged - previous.queries.coins.charged;
  return charged === due ? null : `${charged} wei were charged in the tick for rows that cost ${due}`;
}

/** What the chain says a table answered is what the query gives over what its model says. */
export function tablesAnswerTruly({ events, work, view }: Pick<Input, 'events' | 'work' | 'view'>): string | null {
  const done = workOf(work, answerQueries).flatMap(({ order, result }) =>
    order.queries.map((query, i) => ({ query, result: result[i]! })),
  );
  for (const { query, table, answers } of queriesEvents(events, 'queryAnswered')) {
    const found = done.find((one) => one.query.query === query);
    if (found === undefined || found.query.model !== view.queries.tables.get(table)!.modelCid)
      return `query ${query} was answered by no work of its table’s model`;
    const said = 'rows' in found.result ? packAnswers(found.result.rows) : 'a refusal';
    if (said !== answers) return `query ${query} was answered ${answers}, and its table says ${said}`;
  }
  return null;
}
