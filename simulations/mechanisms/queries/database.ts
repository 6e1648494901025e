import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type AnsweredRow, MOST_ROWS, type OwnRow } from './rows.js';

/**
 * A client's query is a stranger's program: it gets a database in memory without files, network or extensions, which
 * lets nobody change that, one thread and little memory.
 */
const SETTINGS = {
  threads: '1',
  memory_limit: '64MB',
  max_temp_directory_size: '0B',
  enable_external_access: 'false',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
};
/**
 * The longest a query may take, in milliseconds. Those that clients here write take two or three, so that only an endless
 * one comes to this, and no slow machine makes a run another one.
 */
const TIME_LIMIT = 20_000;
/** Bytes of a reason that go on chain. */
const LONGEST_REASON = 160;

/** A query as its database needs it. */
export interface TableJoin {
  /** What the query calls the model. */
  readonly name: string;
  readonly sql: string;
  readonly rows: readonly OwnRow[];
  /** What the model says of each of the rows, in their order. */
  readonly classes: Uint8Array;
}

/** What comes of a query: rows, or why there are none. */
export type JoinResult = { readonly rows: readonly AnsweredRow[] } | { readonly refusal: string };

class Refusal extends Error {}

/**
 * Runs queries in a database of their own, each seeing two tables and nothing of the others: `own (example, worth)`, the
 * client's rows, and the model's, by its name, `(example, class)`. What is asked for must be one SELECT of `example` and
 * `class`, a row for a prediction: whoever could have many predictions in one row would pay for one. Of a query that
 * fails while it runs nothing is told but that: its error could carry the predictions that nobody paid for.
 * @returns results in the order of the queries
 */
export async function joinTables(joins: readonly TableJoin[]): Promise<readonly JoinResult[]> {
  if (joins.length === 0) return [];
  // Loaded when somebody asks: a run without queries needs no database for them.
  const { DuckDBInstance, StatementType } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', SETTINGS);
  try {
    const first = await instance.connect();
    await first.run('SET lock_configuration = true');
    first.closeSync();
    const results: JoinResult[] = [];
    for (const join of joins) results.push(await joinOne(instance, join, StatementType.SELECT));
    return results;
  } finally {
    instance.closeSync();
  }
}

async function joinOne(instance: DuckDBInstance, join: TableJoin, select: number): Promise<JoinResult> {
  const connection = await instance.connect();
  const watch = setTimeout(() => connection.interrupt(), TIME_LIMIT);
  try {
    // Temporary tables are the connection's alone.
    await connection.run(
      tableOf('own', ['example', 'worth'], join.rows, ({ worth }) => worth) +
        tableOf(quoted(join.name), ['example', 'class'], join.rows, (_, i) => join.classes[i]!),
    );
    return { rows: predictionsIn(await answerOf(connection, join.sql, select), join) };
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { refusal: first.slice(0, LONGEST_REASON) };
  } finally {
    clearTimeout(watch);
    connection.closeSync();
  }
}

/** A name as SQL has it. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** A statement that makes a table of whole numbers, each example once, however often the client named it. */
function tableOf(
  name: string,
  columns: readonly string[],
  rows: readonly OwnRow[],
  second: (row: OwnRow, i: number) => number,
): string {
  const values = new Map(rows.map((row, i) => [row.example, `(${row.example}, ${second(row, i)})`]));
  const list = [...values.values()].join(', ');
  return `CREATE TEMP TABLE ${name} AS SELECT * FROM (VALUES ${list}) AS given (${columns.join(', ')});`;
}

/** Rows of a query's answer by its columns' names: never more than a query may have, and one. */
async function answerOf(connection: DuckDBConnection, sql: string, select: number) {
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1) throw new Refusal('A query is one statement');
  const statement = await statements.prepare(0);
  if (statement.statementType !== select) throw new Refusal('A query is a SELECT');
  const answer = await statement.streamAndReadUntil(MOST_ROWS + 1).catch(() => {
    throw new Refusal('The query fails, or takes too long');
  });
  const names = answer.columnNames();
  if (names.length !== 2 || names[0] !== 'example' || names[1] !== 'class')
    throw new Refusal('A query answers with the columns example and class, in this order');
  return answer.getRows();
}

const isWhole = (value: unknown): value is number | bigint => typeof value === 'number' || typeof value === 'bigint';

/** The answer's rows, if each is one prediction of the model about one of the client's rows. */
function predictionsIn(answer: readonly (readonly unknown[])[], { rows, classes }: TableJoin): readonly AnsweredRow[] {
  const said = new Map(rows.map(({ example }, i) => [example, classes[i]!]));
  const answered = new Map<number, AnsweredRow>();
  for (const [first, second] of answer) {
    if (!isWhole(first) || !isWhole(second)) throw new Refusal('A row of the answer has something else than numbers');
    const [example, found] = [Number(first), Number(second)];
    if (said.get(example) !== found) throw new Refusal('A row of the answer is no prediction of the model');
    if (answered.has(example)) throw new Refusal('The answer has a row twice');
    answered.set(example, { example, class: found });
  }
  return [...answered.values()];
}
