import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manifest, storedTick } from '../../test/fixtures/results/stored-run.js';
import type { DomainEvent } from '../world/index.js';
import { createRunStore, openRunStore } from './index.js';

let home: string;
let folder: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'folkmoot-store-'));
  folder = join(home, 'runs', 'one');
});
afterEach(() => rm(home, { recursive: true, force: true }));

async function storedRun(ticks: number): Promise<void> {
  const store = await createRunStore(folder, manifest());
  for (let tick = 0; tick < ticks; tick++) await store.appendTick(storedTick(tick));
  await store.update({ state: 'finished', tick: ticks - 1, digest: 'abc' });
  await store.close();
}

describe("a run's store", () => {
  it('gives back exactly what was put in, while it is written and after it was closed', async () => {
    const store = await createRunStore(folder, manifest());
    for (const tick of [0, 1, 2]) await store.appendTick(storedTick(tick));
    expect(await store.frames(1, 2)).toEqual([storedTick(1).frame, storedTick(2).frame]);
    await store.close();

    const again = await openRunStore(folder);
    expect(again.lastTick).toBe(2);
    expect(await again.frames(0, 100)).toEqual([0, 1, 2].map((tick) => storedTick(tick).frame));
    expect(await again.agents(1)).toEqual(storedTick(1).agentRows);
    expect(await again.agentHistory('holder-2')).toEqual(
      [0, 1, 2].map((tick) => ({ tick, ...storedTick(tick).agentRows[1] })),
    );
    await again.close();
  });

  it('answers for single transfers by party, kind and tick, page by page and in chain order', async () => {
    const store = await createRunStore(folder, manifest());
    for (const tick of [0, 1, 2, 3]) await store.appendTick(storedTick(tick));
    const all = [0, 1, 2, 3].flatMap((tick) => storedTick(tick).transfers.map((row) => ({ tick, ...row })));
    const ask = (query: Partial<Parameters<typeof store.transfers>[0]>) =>
      store.transfers({ from: 0, to: 3, offset: 0, limit: 100, ...query });
    expect(await ask({})).toEqual({ total: 8, rows: all });
    expect((await ask({ newestFirst: true, limit: 3 })).rows).toEqual(all.toReversed().slice(0, 3));
    expect(await ask({ offset: 3, limit: 2 })).toEqual({ total: 8, rows: all.slice(3, 5) });
    const stakes = all.filter(({ kind, tick }) => kind === 'stake' && tick >= 1 && tick <= 2);
    expect(await ask({ sources: ['passiveHolder', 'whale'], targets: ['stakePool'], from: 1, to: 2 })).toEqual({
      total: 2,
      rows: stakes,
    });
    expect((await ask({ asset: 'token', kind: "'; DROP TABLE transfers; --" })).total).toBe(0);
    expect((await ask({ sources: [] })).total).toBe(0);
    await store.close();
  });

  it('says what to do about the transfers of a run that kept none, and exports the rest of it', async () => {
    await storedRun(2);
    const instance = await DuckDBInstance.create(join(folder, 'results.duckdb'));
    const connection = await instance.connect();
    await connection.run('DROP TABLE transfers');
    connection.closeSync();
    instance.closeSync();
    const store = await openRunStore(folder);
    await expect(store.transfers({ from: 0, to: 1, offset: 0, limit: 1 })).rejects.toMatchObject({
      code: 'transfers-missing',
      hint: expect.stringContaining('Run the scenario again'),
    });
    const files = await store.export('csv');
    expect(files.map((file) => file.slice(folder.length))).toContain('/export-csv/flows.csv');
    expect(files.join(' ')).not.toContain('transfers');
    await store.close();
  });

  it('leaves the store and the manifest in the folder, no log and no draft', async () => {
    await storedRun(3);
    expect((await readdir(folder)).sort()).toEqual(['results.duckdb', 'run.json']);
    expect(JSON.parse(await readFile(join(folder, 'run.json'), 'utf8'))).toMatchObject({
      id: manifest().id,
      state: 'finished',
      digest: 'abc',
      owner: null,
    });
  });

  it('takes many changes of its manifest at once, and the last one stands', async () => {
    const store = await createRunStore(folder, manifest());
    await Promise.all(Array.from({ length: 20 }, (_, tick) => store.update({ tick })));
    expect(JSON.parse(await readFile(join(folder, 'run.json'), 'utf8'))).toMatchObject({ tick: 19 });
    await store.close();
  });

  it('stores a tick whole or not at all', async () => {
    const store = await createRunStore(folder, manifest());
    await store.appendTick(storedTick(0));
    const broken = storedTick(1);
    // A number where text belongs, in one of the last tables: the tables before it are already written by then.
    const event = { ...broken.events[0]!, type: Number.NaN } as unknown as DomainEvent;
    await expect(store.appendTick({ ...broken, events: [event] })).rejects.toThrow();
    expect(store.lastTick).toBe(0);
    expect(await store.frames(0, 10)).toHaveLength(1);
    expect(await store.agents(1)).toEqual([]);
    await store.appendTick(storedTick(1));
    expect(await store.frames(0, 10)).toHaveLength(2);
    await store.close();
  });

  it('refuses a tick out of order, and a folder that holds a run', async () => {
    const store = await createRunStore(folder, manifest());
    await expect(store.appendTick(storedTick(1))).rejects.toThrow(RangeError);
    await expect(createRunStore(folder, manifest())).rejects.toMatchObject({ code: 'store-exists', field: folder });
    await store.close();
  });

  it('says which file is damaged or missing, and leaves it as it is', async () => {
    await storedRun(1);
    const database = join(folder, 'results.duckdb');
    await writeFile(database, 'not a database, but somebody may still want to look at it');
    await expect(openRunStore(folder)).rejects.toMatchObject({ code: 'store-corrupted', field: database, exitCode: 2 });
    expect(await readFile(database, 'utf8')).toContain('somebody may still want');
    await rm(database);
    await expect(openRunStore(folder)).rejects.toMatchObject({ code: 'store-missing', field: database });
    await writeFile(join(folder, 'run.json'), '{"format": "folkmoot-run/1"');
    await expect(openRunStore(folder)).rejects.toMatchObject({
      code: 'store-corrupted',
      field: join(folder, 'run.json'),
    });
  });

  it('notices damage inside the database too', async () => {
    await storedRun(30);
    const database = join(folder, 'results.duckdb');
    const bytes = await readFile(database);
    bytes.fill(0x5a, 4096 * 3);
    await writeFile(database, bytes);
    const reading = async () => {
      const store = await openRunStore(folder);
      try {
        await store.frames(0, 100);
      } finally {
        await store.close();
      }
    };
    await expect(reading()).rejects.toMatchObject({ code: 'store-corrupted', field: database });
  });
});

describe('an export', () => {
  const expected = { run: manifest().id, scenario: 'fixture', seed: 7 };

  it('writes CSV whose rows carry run, scenario and seed, with text quoted', async () => {
    await storedRun(3);
    const store = await openRunStore(folder);
    const files = await store.export('csv');
    await store.close();
    const metrics = files.find((file) => file.endsWith('metrics.csv'))!;
    const lines = (await readFile(metrics, 'utf8')).trim().split('\n');
    expect(lines[0]).toBe('run,scenario,seed,tick,time,name,value,exact');
    expect(lines[2]).toBe(
      `${expected.run},fixture,7,0,1767225600,supply,12345678901.234568,12345678901234567890123456789`,
    );
    expect(await readFile(files.find((file) => file.endsWith('flows.csv'))!, 'utf8')).toContain(
      ',mint,trainerPool,emission,100000.0,100000000000000000000000,1',
    );
    expect(await readFile(files.find((file) => file.endsWith('proposals.csv'))!, 'utf8')).toContain(
      '"It\'s ""quoted"", with commas\nand lines ',
    );
  });

  it('writes what was settled before the first tick beside it, cell by cell', async () => {
    const { words } = manifest();
    const table = {
      table: 'unlocks',
      mechanism: 'vesting',
      title: 'Next unlocks',
      description: '',
      columns: [
        { name: 'time', title: 'Date', unit: 'time' as const },
        { name: 'group', title: 'Whose', unit: 'text' as const },
        { name: 'tokens', title: 'Becomes free', unit: 'wei' as const },
        { name: 'share', title: 'Of the float', unit: 'share' as const },
      ],
      rows: [
        [1_767_225_600, 'Team, "core"', '12345678901234567890123456789', 0.125],
        [1_767_830_400, null, '0', null],
      ],
    };
    const store = await createRunStore(folder, manifest({ words: { ...words, tables: [table] } }));
    await store.appendTick(storedTick(0));
    await store.close();
    const again = await openRunStore(folder);
    const files = await again.export('csv');
    await again.close();
    const lines = (await readFile(files.find((file) => file.endsWith('vesting_unlocks.csv'))!, 'utf8')).trim();
    const row = `${expected.run},fixture,7`;
    expect(lines.split('\n')).toEqual([
      'run,scenario,seed,place,time,group,tokens,share',
      `${row},1,1767225600,"Team, ""core""",12345678901234567890123456789,0.125`,
      `${row},2,1767830400,,0,`,
    ]);
  });

  it('writes Parquet and JSON with the same rows', async () => {
    await storedRun(3);
    const store = await openRunStore(folder);
    const parquet = await store.export('parquet');
    const json = await store.export('json');
    await store.close();
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    for (const file of parquet) {
      const name = /([a-z]+)\.parquet$/.exec(file)![1]!;
      const reader = await connection.runAndReadAll(`SELECT * FROM read_parquet('${file}')`);
      const rows = reader.getRowObjectsJson();
      const documents = JSON.parse(await readFile(json.find((other) => other.endsWith(`${name}.json`))!, 'utf8'));
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.length).toBe(documents.length);
      expect(documents[0]).toMatchObject(expected);
      expect(Object.keys(documents[0])).toEqual(Object.keys(rows[0]!));
    }
    connection.closeSync();
    instance.closeSync();
  });
});
