import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  federation,
  federationManifest,
  federationRound,
  report,
  setup,
} from '../../../test/fixtures/results/stored-federation.js';
import { manifest } from '../../../test/fixtures/results/stored-run.js';
import {
  createFederationStore,
  createRunStore,
  listRuns,
  openFederationStore,
  openRunStore,
  removeRun,
  restoreRun,
  runFolder,
} from '../index.js';

let home: string;
let folder: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'folkmoot-federation-'));
  folder = runFolder(home, 'one');
});
afterEach(() => rm(home, { recursive: true, force: true }));

async function stored(rounds: number) {
  const store = await createFederationStore(folder, { manifest: federationManifest({ id: 'one' }), federation, setup });
  for (let round = 0; round < rounds; round++) await store.appendRound(federationRound(round));
  return store;
}

async function finished(rounds: number): Promise<void> {
  const store = await stored(rounds);
  await store.writeReport(report);
  await store.update({ state: 'finished' });
  await store.close();
}

/** As if the process at work had died. */
async function orphan(): Promise<void> {
  const file = join(folder, 'run.json');
  const json = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...json, state: 'running', owner: { pid: 2 ** 30, startedAt: null } }));
}

describe("a federation's store", () => {
  it('gives back exactly what was put in, while it is written and after it was closed', async () => {
    const store = await stored(3);
    expect(await store.rounds(1, 99)).toEqual([federationRound(1), federationRound(2)]);
    expect(store.manifest).toMatchObject({ round: 2, accuracy: 0.02 });
    expect(await store.report()).toBeNull();
    await store.writeReport(report);
    await store.update({ state: 'finished' });
    await store.close();

    const again = await openFederationStore(folder);
    expect([again.count, again.tornBytes]).toEqual([3, 0]);
    expect(await again.rounds(0, 99)).toEqual([0, 1, 2].map(federationRound));
    expect(await again.federation()).toEqual(federation);
    expect(await again.setup()).toEqual(setup);
    expect(await again.report()).toEqual(report);
    expect(again.manifest).toMatchObject({ kind: 'federation', state: 'finished', round: 2, owner: null });
    await again.close();
    expect((await readdir(folder)).sort()).toEqual([
      'federation.json',
      'report.json',
      'rounds.jsonl',
      'run.json',
      'setup.json',
    ]);
  });

  it('takes rounds only in order, and no run is ever overwritten', async () => {
    const store = await stored(1);
    await expect(store.appendRound(federationRound(2))).rejects.toThrow(RangeError);
    await store.close();
    await expect(stored(0)).rejects.toMatchObject({ code: 'store-exists', field: folder });
  });

  it('whose process died in the middle of a round keeps all rounds before it and says what was torn', async () => {
    const store = await stored(4);
    await store.close();
    await appendFile(join(folder, 'rounds.jsonl'), '{"round":4,"mod');
    await orphan();
    const { runs } = await listRuns(home);
    expect(runs[0]!.manifest).toMatchObject({
      state: 'interrupted',
      round: 3,
      accuracy: 0.03,
      error: null,
      owner: null,
    });
    const again = await openFederationStore(folder);
    expect(again.tornBytes).toBe(15);
    expect(await again.rounds(0, 99)).toEqual([0, 1, 2, 3].map(federationRound));
    await again.close();
  });

  it('whose process died before round 0 is interrupted without an accuracy', async () => {
    await (await stored(0)).close();
    await orphan();
    expect((await listRuns(home)).runs[0]!.manifest).toMatchObject({ state: 'interrupted', round: 0, accuracy: null });
  });

  it.each(['setup.json', 'federation.json', 'report.json'])('with a damaged %s names the file', async (name) => {
    await finished(1);
    await writeFile(join(folder, name), '{');
    const store = await openFederationStore(folder);
    const read = name === 'setup.json' ? store.setup() : name === 'report.json' ? store.report() : store.federation();
    await expect(read).rejects.toMatchObject({ code: 'store-corrupted', field: join(folder, name) });
    await store.close();
  });

  it('without its rounds is listed as interrupted with the file that is missing', async () => {
    await (await stored(1)).close();
    await rm(join(folder, 'rounds.jsonl'));
    await orphan();
    expect((await listRuns(home)).runs[0]!.manifest).toMatchObject({
      state: 'interrupted',
      error: { field: join(folder, 'rounds.jsonl') },
    });
  });
});

describe('runs of both kinds', () => {
  it('are listed together, newest first, and removed and restored alike', async () => {
    await finished(2);
    const dao = await createRunStore(
      runFolder(home, 'two'),
      manifest({ id: 'two', createdAt: '2026-02-01T00:00:00.000Z', state: 'finished' }),
    );
    await dao.close();
    const kinds = async () => (await listRuns(home)).runs.map((run) => run.manifest.kind);
    expect(await kinds()).toEqual(['dao', 'federation']);
    await removeRun(folder);
    expect(await kinds()).toEqual(['dao']);
    expect(await restoreRun(home, 'one')).toBe(folder);
    expect(await kinds()).toEqual(['dao', 'federation']);
  });

  it('are not taken for each other', async () => {
    await finished(1);
    await expect(openRunStore(folder)).rejects.toMatchObject({
      code: 'run-kind',
      message: "one is a federation, not a DAO's run",
      hint: expect.stringContaining('getFederation'),
    });
    const dao = runFolder(home, 'two');
    await (await createRunStore(dao, manifest({ id: 'two' }))).close();
    await expect(openFederationStore(dao)).rejects.toMatchObject({ code: 'run-kind', value: 'two', exitCode: 2 });
  });

  it('include those of DAOs from before there were federations', async () => {
    const dao = runFolder(home, 'old');
    await (await createRunStore(dao, manifest({ id: 'old', state: 'finished' }))).close();
    const { kind: _, ...old } = JSON.parse(await readFile(join(dao, 'run.json'), 'utf8'));
    await writeFile(join(dao, 'run.json'), JSON.stringify(old));
    expect((await listRuns(home)).runs[0]!.manifest).toMatchObject({ id: 'old', kind: 'dao' });
  });

  it('that go on are not removed', async () => {
    const store = await stored(1);
    await expect(removeRun(folder)).rejects.toMatchObject({ code: 'run-live' });
    await store.close();
  });
});
