import { describe, expect, it } from 'vitest';
import { sqlOf } from './asking.js';
import { type JoinResult, joinTables } from './database.js';

/* Five rows of a client's, worth 0.1, 0.5, 0.3, 0.2 and 0.4 coins, and what a model called oak says of them. */

const rows = [
  { example: 11, worth: 1_000 },
  { example: 12, worth: 5_000 },
  { example: 13, worth: 3_000 },
  { example: 0, worth: 2_000 },
  { example: 15, worth: 4_000 },
];
const classes = Uint8Array.of(7, 3, 9, 0, 3);
const ask = async (sql: string, name = 'oak'): Promise<JoinResult> =>
  (await joinTables([{ name, sql, rows, classes }]))[0]!;
const refusalOf = async (sql: string) => {
  const result = await ask(sql);
  return 'refusal' in result ? result.refusal : `${result.rows.length} rows`;
};
const MODEL = 'oak AS model ON model.example = own.example';

describe('a query', () => {
  it('joins the client’s rows with what the model says of them', async () => {
    expect(await ask(`SELECT own.example, model.class FROM own JOIN ${MODEL} WHERE own.worth > 2500`)).toEqual({
      rows: [
        { example: 12, class: 3 },
        { example: 13, class: 9 },
        { example: 15, class: 3 },
      ],
    });
  });

  it.each([
    ['the most valuable first', 0, 5, [12, 15, 13, 0, 11]],
    ['no more than are paid for', 0, 2, [12, 15]],
    ['those alone that are worth more than so much', 3_000, 5, [12, 15]],
    ['none where none is', 5_000, 5, []],
  ])('as clients write it has %s', async (_, from, most, examples) => {
    const said = new Map(rows.map(({ example }, i) => [example, classes[i]!]));
    expect(await ask(sqlOf('oak', from, most, 'class'))).toEqual({
      rows: examples.map((example) => ({ example, class: said.get(example) })),
    });
  });

  it('may do what SQL does on the way: common tables, windows, functions', async () => {
    const sql = `WITH ranked AS (SELECT example, row_number() OVER (ORDER BY worth DESC) AS place FROM own)
      SELECT example, class FROM ranked JOIN oak USING (example) WHERE place <= 2 AND abs(class) = 3 ORDER BY place`;
    expect(await ask(sql)).toEqual({
      rows: [
        { example: 12, class: 3 },
        { example: 15, class: 3 },
      ],
    });
  });

  it('calls a table by whatever name it has', async () => {
    expect(await ask(sqlOf('the "old" oak', 4_000, 5, 'class'), 'the "old" oak')).toEqual({
      rows: [{ example: 12, class: 3 }],
    });
  });

  it('sees its own tables alone, however many are asked at once', async () => {
    const other = [{ example: 1, worth: 1 }];
    const results = await joinTables([
      { name: 'oak', sql: `SELECT example, class FROM oak WHERE class = 9`, rows, classes },
      { name: 'elm', sql: 'SELECT example, class FROM elm', rows: other, classes: Uint8Array.of(4) },
      { name: 'elm', sql: 'SELECT example, class FROM oak', rows: other, classes: Uint8Array.of(4) },
    ]);
    expect(results.slice(0, 2)).toEqual([{ rows: [{ example: 13, class: 9 }] }, { rows: [{ example: 1, class: 4 }] }]);
    expect(results[2]).toEqual({ refusal: expect.stringContaining('oak does not exist') });
    expect(await joinTables([])).toEqual([]);
  });

  it('has a row that the client names twice once', async () => {
    const twice = [rows[0]!, rows[0]!];
    const sql = 'SELECT example, class FROM oak';
    expect(await joinTables([{ name: 'oak', sql, rows: twice, classes: Uint8Array.of(7, 7) }])).toEqual([
      { rows: [{ example: 11, class: 7 }] },
    ]);
  });
});

describe('a query is refused', () => {
  it.each([
    ['that names a column which is not there', sqlOf('oak', 0, 5, 'clas'), 'clas'],
    ['that is no SQL', 'Please classify my rows', 'Parser Error'],
    ['of two statements', 'SELECT 1; SELECT example, class FROM oak', 'A query is one statement'],
    ['that changes something', 'DELETE FROM own', 'A query is a SELECT'],
    ['that sets something', "SET memory_limit = '8GB'", 'A query is a SELECT'],
    ['that writes a file', "COPY own TO 'own.csv'", 'disabled by configuration'],
    ['that reads a file', "SELECT example, class FROM read_csv('package.json')", 'disabled by configuration'],
    ['that answers with other columns', 'SELECT example FROM oak', 'the columns example and class'],
    ['that answers with them the wrong way round', 'SELECT class, example FROM oak', 'the columns example and class'],
    ['with a row that the model did not say', 'SELECT example, class + 1 AS class FROM oak', 'no prediction'],
    ['with a row of somebody else', 'SELECT example + 100 AS example, class FROM oak', 'no prediction'],
    ['with a row twice', 'SELECT example, class FROM oak UNION ALL SELECT example, class FROM oak', 'a row twice'],
    ['with nothing for a number', 'SELECT NULL AS example, NULL AS class FROM oak', 'something else than numbers'],
    ['with many answers in one', 'SELECT example, [class] AS class FROM oak', 'something else than numbers'],
  ])('%s', async (_, sql, reason) => {
    const refusal = await refusalOf(sql);
    expect(refusal).toContain(reason);
    expect(refusal).not.toContain('\n');
    expect(refusal.length).toBeLessThanOrEqual(160);
  });

  it('without telling what nobody paid for, where its error would', async () => {
    const telling = "SELECT example, error('it says ' || string_agg(class, ' ')) AS class FROM oak GROUP BY example";
    expect(await refusalOf(telling)).toBe('The query fails, or takes too long');
    expect(await refusalOf("SELECT example, (class || ' told')::INTEGER AS class FROM oak")).toBe(
      'The query fails, or takes too long',
    );
  });
});
