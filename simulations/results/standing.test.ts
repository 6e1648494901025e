import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { manifest, storedTick } from '../../test/fixtures/results/stored-run.js';
import type { AgentRow } from '../metrics/index.js';
import { Database } from './database.js';
import { createRunStore, openRunStore } from './index.js';
import { databaseFile } from './manifest/manifest-file.js';

const AGENTS = 3;

/** Rows of a tick in which each agent has one of two balances, and one of two scores or none. */
function rowsOf(tick: number, states: readonly (readonly [rich: boolean, score: number | null])[]): AgentRow[] {
  return states.map(([rich, score], i) => ({
    ...storedTick(0).agentRows[0]!,
    agent: `agent-${AGENTS - i}`,
    values: { ...storedTick(0).agentRows[0]!.values, balance: rich ? '1000' : '1', score },
    gasUsed: String(tick < 4 ? 0 : 1),
  }));
}

const states = fc.array(fc.tuple(fc.boolean(), fc.constantFrom(null, 0.1, 0.2)), {
  minLength: AGENTS,
  maxLength: AGENTS,
});

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), 'folkmoot-standing-'));
  try {
    return await work(join(home, 'run'));
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

it('everybody is read back as they stood after each tick, though only changes are kept', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(states, { minLength: 1, maxLength: 8 }), (ticks) =>
      inFolder(async (folder) => {
        const stored = ticks.map((state, tick) => rowsOf(tick, state));
        const store = await createRunStore(folder, manifest());
        for (const [tick, agentRows] of stored.entries()) await store.appendTick({ ...storedTick(tick), agentRows });
        for (const [tick, rows] of stored.entries()) expect(await store.agents(tick)).toEqual(rows);
        expect(await store.agentHistory('agent-1')).toEqual(stored.map((rows, tick) => ({ tick, ...rows.at(-1)! })));
        const files = await store.export('json');
        await store.close();
        const exported = JSON.parse(await readFile(files.find((file) => file.endsWith('agents.json'))!, 'utf8'));
        expect(exported.map(({ tick, agent, balance }: Record<string, unknown>) => [tick, agent, balance])).toEqual(
          stored.flatMap((rows, tick) => rows.map(({ agent, values }) => [tick, agent, values.balance])),
        );

        const database = await Database.open(databaseFile(folder), { readOnly: true });
        const [kept] = await database.rows('SELECT count(*) FROM agents_changes');
        const [viewed] = await database.rows('SELECT count(*) FROM agents');
        await database.close({ checkpoint: false });
        const same = (a: AgentRow, b: AgentRow | undefined) => JSON.stringify(a) === JSON.stringify(b);
        const changes = stored.flatMap((rows, tick) => rows.filter((row, i) => !same(row, stored[tick - 1]?.[i])));
        expect([kept![0], viewed![0]]).toEqual([BigInt(changes.length), BigInt(AGENTS * ticks.length)]);
      }),
    ),
    { numRuns: 4 },
  );
});

it('a store from before, with a row for everybody and every tick, is read as ever', async () => {
  await inFolder(async (folder) => {
    const store = await createRunStore(folder, manifest());
    await store.appendTick(storedTick(0));
    await store.appendTick(storedTick(1));
    await store.close();
    const database = await Database.open(databaseFile(folder));
    await database.run('CREATE TABLE dense AS SELECT * FROM agents ORDER BY tick, agent');
    await database.run('DROP VIEW agents');
    await database.run('DROP TABLE agents_changes');
    await database.run('ALTER TABLE dense RENAME TO agents');
    await database.close();

    const old = await openRunStore(folder);
    expect(await old.agents(1)).toEqual(storedTick(1).agentRows);
    expect(await old.agentHistory('holder-2')).toHaveLength(2);
    expect(await old.export('csv')).toContainEqual(expect.stringMatching(/agents\.csv$/));
    await old.close();
  });
});
