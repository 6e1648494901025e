import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manifest, storedTick } from '../../test/fixtures/results/stored-run.js';
import { createRunStore, emptyTrash, listRuns, openRunStore, removeRun, restoreRun, runFolder } from './index.js';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'folkmoot-runs-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

async function storedRun(id: string, createdAt: string): Promise<string> {
  const folder = runFolder(home, id);
  const store = await createRunStore(folder, manifest({ id, createdAt }));
  await store.appendTick(storedTick(0));
  await store.update({ state: 'finished' });
  await store.close();
  return folder;
}

describe('the list of runs', () => {
  it('is empty for a folder that does not exist', async () => {
    expect(await listRuns(join(home, 'nowhere'))).toEqual({ runs: [], damaged: [] });
  });

  it('has the newest first, and names damaged manifests apart without touching them', async () => {
    await storedRun('older', '2026-01-01T00:00:00.000Z');
    await storedRun('newer', '2026-02-01T00:00:00.000Z');
    const damaged = runFolder(home, 'damaged');
    await mkdir(damaged);
    await writeFile(join(damaged, 'run.json'), '{"format":');
    await mkdir(runFolder(home, 'not-a-run'));
    const listing = await listRuns(home);
    expect(listing.runs.map(({ manifest: { id } }) => id)).toEqual(['newer', 'older']);
    expect(listing.damaged).toMatchObject([
      { folder: damaged, error: { code: 'store-corrupted', field: join(damaged, 'run.json') } },
    ]);
    expect(await readFile(join(damaged, 'run.json'), 'utf8')).toBe('{"format":');
  });

  it('tells a run of an earlier version from a damaged one, and how it is done again', async () => {
    const folder = await storedRun('old', '2026-01-01T00:00:00.000Z');
    const file = join(folder, 'run.json');
    const { words: _words, ...json } = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify({ ...json, reporters: [{ name: 'supply' }] }));
    const { runs, damaged } = await listRuns(home);
    expect(runs).toEqual([]);
    expect(damaged).toMatchObject([{ folder, error: { code: 'store-earlier', field: file, exitCode: 2 } }]);
    expect(damaged[0]!.error.hint).toContain(`folkmoot run ${file}`);
  });

  it('does not take another process that got the same number for the owner', async () => {
    const folder = await storedRun('old', '2026-01-01T00:00:00.000Z');
    const file = join(folder, 'run.json');
    const json = JSON.parse(await readFile(file, 'utf8'));
    const claim = (owner: unknown) => writeFile(file, JSON.stringify({ ...json, state: 'running', owner }));
    const state = async () => (await listRuns(home)).runs[0]!.manifest.state;
    await claim({ pid: 2 ** 30, startedAt: null });
    expect(await state()).toBe('interrupted');
    if (process.platform === 'linux') {
      await claim({ pid: process.pid, startedAt: 'another-boot:1' });
      expect(await state()).toBe('interrupted');
    }
    await claim({ pid: process.pid, startedAt: null });
    expect(await state()).toBe('running');
  });

  it('marks an interrupted run whose store is damaged, with the error', async () => {
    const folder = await storedRun('old', '2026-01-01T00:00:00.000Z');
    const file = join(folder, 'run.json');
    const json = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify({ ...json, state: 'running', owner: { pid: 2 ** 30, startedAt: null } }));
    await writeFile(join(folder, 'results.duckdb'), 'damaged');
    expect((await listRuns(home)).runs[0]!.manifest).toMatchObject({
      state: 'interrupted',
      error: { code: 'store-corrupted' },
    });
  });
});

describe('a removed run', () => {
  const DAY = 24 * 60 * 60 * 1000;
  const trashed = () => join(home, 'trash', 'one');
  const noteRemoval = (removal: { readonly pid?: number; readonly removedAt: number }) =>
    writeFile(join(trashed(), 'removed.json'), JSON.stringify({ pid: process.pid, startedAt: null, ...removal }));

  it('leaves the list, comes back whole, and is gone after the trash was emptied', async () => {
    const folder = await storedRun('one', '2026-01-01T00:00:00.000Z');
    await removeRun(folder);
    expect((await listRuns(home)).runs).toEqual([]);
    expect(await restoreRun(home, 'one')).toBe(folder);
    const store = await openRunStore(folder);
    expect(await store.frames(0, 0)).toHaveLength(1);
    await store.close();
    expect((await readdir(folder)).sort()).toEqual(['results.duckdb', 'run.json']);
    await removeRun(folder);
    await noteRemoval({ removedAt: Date.now() - DAY });
    await emptyTrash(home);
    await expect(restoreRun(home, 'one')).rejects.toMatchObject({ code: 'run-not-in-trash', field: 'one' });
  });

  it('outlives another Folkmoot’s start while the one that removed it is open', async () => {
    const folder = await storedRun('one', '2026-01-01T00:00:00.000Z');
    await removeRun(folder);
    const removedAt = Date.now() - DAY;
    await noteRemoval({ pid: process.ppid, removedAt });
    await emptyTrash(home);
    expect(existsSync(trashed())).toBe(true);
    await noteRemoval({ pid: 2 ** 30, removedAt });
    await emptyTrash(home);
    expect(existsSync(trashed())).toBe(false);
  });

  it('is kept for a day, whoever removed it and whether or not they could note it', async () => {
    const folder = await storedRun('one', '2026-01-01T00:00:00.000Z');
    await removeRun(folder);
    await noteRemoval({ pid: 2 ** 30, removedAt: Date.now() - DAY + 60_000 });
    await emptyTrash(home);
    expect(existsSync(trashed())).toBe(true);
    await rm(join(trashed(), 'removed.json'));
    await emptyTrash(home);
    expect(existsSync(trashed())).toBe(true);
    const yesterday = new Date(Date.now() - DAY);
    await utimes(trashed(), yesterday, yesterday);
    await emptyTrash(home);
    expect(existsSync(trashed())).toBe(false);
  });

  it('is not removed while it goes on', async () => {
    const folder = runFolder(home, 'live');
    const store = await createRunStore(folder, manifest({ id: 'live' }));
    await expect(removeRun(folder)).rejects.toMatchObject({ code: 'run-live', field: folder });
    expect(existsSync(folder)).toBe(true);
    await store.close();
  });
});
