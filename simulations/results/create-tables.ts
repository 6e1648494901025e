import type { Database } from './database.js';
import { createStanding } from './standing.js';
import type { NamedColumns } from './tables/index.js';

/** Makes the empty tables of a run, and the one that names the run, which exports join to every row. */
export async function createTables(
  database: Database,
  { id, scenario, seed }: { readonly id: string; readonly scenario: string; readonly seed: number },
  tables: readonly NamedColumns[],
): Promise<void> {
  await database.run('CREATE TABLE run (run VARCHAR, scenario VARCHAR, seed BIGINT)');
  await database.run('INSERT INTO run VALUES ($1, $2, $3)', [id, scenario, BigInt(seed)]);
  for (const table of tables) {
    const { name, columns } = table;
    if (table.standing !== undefined) await createStanding(database, table);
    else
      await database.run(`CREATE TABLE ${name} (${columns.map(([column, type]) => `${column} ${type}`).join(', ')})`);
  }
}
