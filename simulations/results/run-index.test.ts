import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { manifest } from '../../test/fixtures/results/stored-run.js';
import { listRuns, type RunManifest, removeRun, runFolder } from './index.js';
import { manifestFile, writeManifest } from './manifest/manifest-file.js';
import { thisProcess } from './manifest/process-owner.js';

let home: string;
let index: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'folkmoot-index-'));
  index = join(home, 'runs', 'index.json');
  for (const id of ['one', 'two', 'three']) await write(id, { state: 'finished' });
});
afterEach(() => rm(home, { recursive: true, force: true }));

async function write(id: string, changes: Partial<RunManifest>): Promise<void> {
  await mkdir(runFolder(home, id), { recursive: true });
  const createdAt = `2026-01-0${['one', 'two', 'three'].indexOf(id) + 1}T00:00:00.000Z`;
  await writeManifest(runFolder(home, id), { ...manifest({ id, createdAt, ...changes }), owner: null });
}
const listed = async () => (await listRuns(home)).runs.map(({ manifest: { id, state } }) => `${id} ${state}`);
/** Puts a title of its own into the index alone, which shows where a list was read from. */
async function markIndex(id: string): Promise<void> {
  const json = JSON.parse(await readFile(index, 'utf8'));
  json.runs[id].manifest.title = 'from the index';
  await writeFile(index, JSON.stringify(json));
}
const titleOf = async (id: string) => (await listRuns(home)).runs.find((run) => run.manifest.id === id)!.manifest.title;

it('a list is read from the index while the runs are as they were', async () => {
  const first = await listRuns(home);
  await markIndex('two');
  expect(await titleOf('two')).toBe('from the index');
  expect(await titleOf('one')).toBe('Fixture');
  expect(first.runs[0]!.manifest).not.toHaveProperty('resolved');
  expect(JSON.parse(await readFile(manifestFile(runFolder(home, 'two')), 'utf8'))).toHaveProperty('resolved');
});

it('a run that was written again is read again, and one that is gone is forgotten', async () => {
  await listRuns(home);
  await markIndex('two');
  await write('two', { state: 'stopped' });
  expect(await titleOf('two')).toBe('Fixture');
  expect(await listed()).toEqual(['three finished', 'two stopped', 'one finished']);
  await removeRun(runFolder(home, 'one'));
  expect(await listed()).toEqual(['three finished', 'two stopped']);
  expect(Object.keys(JSON.parse(await readFile(index, 'utf8')).runs).sort()).toEqual(['three', 'two']);
});

it.each([
  ['missing', () => rm(index)],
  ['cut off', async () => writeFile(index, (await readFile(index, 'utf8')).slice(0, 100))],
  ['empty', () => writeFile(index, '')],
  ['of another kind', () => writeFile(index, '{"format":"folkmoot-run-index/0","runs":{}}')],
  ['no file at all', () => rm(index).then(() => mkdir(index))],
])('an index that is %s takes nothing away from the list', async (_, spoil) => {
  const before = await listRuns(home);
  await spoil();
  expect(await listRuns(home)).toEqual(before);
  expect(await listRuns(home)).toEqual(before);
  expect((await readdir(join(home, 'runs'))).filter((name) => name.endsWith('.draft'))).toEqual([]);
});

it('a run that goes on, or whose process died, is not taken from the index', async () => {
  await write('two', { state: 'running' });
  // Nobody owns it, so that it counts as interrupted; without a store it has an error, too.
  expect((await listed())[1]).toBe('two interrupted');
  expect((await listed())[1]).toBe('two interrupted');
  await writeManifest(runFolder(home, 'two'), { ...manifest({ id: 'two', state: 'running' }), owner: thisProcess() });
  expect(await listed()).toContain('two running');
  expect(JSON.parse(await readFile(index, 'utf8')).runs).not.toHaveProperty('two');
});

it('many lists at once agree and leave a whole index', async () => {
  const lists = await Promise.all(Array.from({ length: 8 }, () => listed()));
  expect(new Set(lists.map(String)).size).toBe(1);
  expect(Object.keys(JSON.parse(await readFile(index, 'utf8')).runs)).toHaveLength(3);
});
