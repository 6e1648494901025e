import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Engine, EventPayload, FederationSummary } from '../../simulations/api/index.js';
import { withEngine } from '../fixtures/run-to-end.js';

const study = {
  format: 'folkmoot-federation/1',
  name: 'little',
  title: 'A little federation',
  rounds: 4,
  clients: 4,
  learning: {
    dataset: { kind: 'synthetic', features: 4, classes: 3, examples: 300 },
    trainExamples: 200,
    heldOutExamples: 40,
    testExamples: 60,
    backend: 'cpu',
  },
};

/** Starts to listen; the function it returns waits for a federation to end. */
function watch(engine: Engine) {
  const rounds: EventPayload<'federationRound'>[] = [];
  const progress: EventPayload<'federationProgress'>[] = [];
  const ended = new Map<string, FederationSummary>();
  const waiting = new Map<string, (run: FederationSummary) => void>();
  engine.subscribe((name, payload) => {
    if (name === 'federationRound') rounds.push(payload as EventPayload<'federationRound'>);
    if (name === 'federationProgress') progress.push(payload as EventPayload<'federationProgress'>);
    if ('federation' in payload && ['finished', 'stopped', 'failed'].includes(payload.federation.state)) {
      ended.set(payload.federation.id, payload.federation);
      waiting.get(payload.federation.id)?.(payload.federation);
    }
  });
  const end = async (id: string) =>
    ended.get(id) ?? (await new Promise<FederationSummary>((resolve) => waiting.set(id, resolve)));
  return { rounds, progress, end };
}

/** Starts to listen; the function it has waits until a federation stands still after a round. */
function statesOf(engine: Engine) {
  const newest = new Map<string, FederationSummary>();
  const waiting = new Set<() => void>();
  engine.subscribe((_, payload) => {
    if (!('federation' in payload)) return;
    newest.set(payload.federation.id, payload.federation);
    for (const look of waiting) look();
  });
  return {
    paused: (id: string, round: number) =>
      new Promise<FederationSummary>((resolve) => {
        const look = () => {
          const known = newest.get(id);
          if (known?.state !== 'paused' || known.round !== round) return;
          waiting.delete(look);
          resolve(known);
        };
        waiting.add(look);
        look();
      }),
  };
}

describe('a federation in the engine', () => {
  it('announces every round in order, and answers about them while it runs and afterwards', async () => {
    await withEngine(async (engine) => {
      const seen = watch(engine);
      const reads: Promise<readonly unknown[]>[] = [];
      engine.subscribe((name, payload) => {
        if (name !== 'federationRound' || !('runId' in payload)) return;
        reads.push(engine.handle('getFederationRounds', { runId: payload.runId, from: 0, to: 0 }));
      });
      const { id: runId, kind, state } = await engine.handle('startFederation', { federation: study });
      expect([kind, state]).toEqual(['federation', 'running']);
      const run = await seen.end(runId);
      expect(run).toMatchObject({ state: 'finished', round: 4, rounds: 4, clients: 4, error: null });
      expect(seen.rounds.map(({ round }) => round.round)).toEqual([0, 1, 2, 3, 4]);
      for (const answer of await Promise.all(reads)) expect(answer).toHaveLength(1);
      const rounds = await engine.handle('getFederationRounds', { runId, from: 0, to: 99 });
      expect(rounds).toEqual(JSON.parse(JSON.stringify(seen.rounds.map(({ round }) => round))));
      expect(await engine.handle('getFederationRounds', { runId, from: 2, to: 3 })).toEqual(rounds.slice(2, 4));
      const { summary, federation, setup, report, tornBytes } = await engine.handle('getFederation', { runId });
      expect(summary).toEqual(run);
      expect(federation).toMatchObject({ name: 'little', cohortPercent: 100 });
      expect(setup.shards.reduce((sum, { examples }) => sum + examples, 0)).toBe(200);
      expect(report).toMatchObject({ rounds: 4, model: rounds[4]!.model });
      expect(tornBytes).toBe(0);
      const last = seen.progress.at(-1)!;
      expect(last).toMatchObject({ round: 4, rounds: 4, done: 1, of: 1, secondsLeft: 0 });
    });
  });

  it('takes seed, rounds and backend on the spot, and the same seed gives the same models', async () => {
    await withEngine(async (engine) => {
      const seen = watch(engine);
      const models: (readonly string[])[] = [];
      for (const [seed, workers] of [
        [5, 1],
        [5, 2],
        [6, 1],
      ] as const) {
        const overrides = { seed, rounds: 2 };
        const { id: runId } = await engine.handle('startFederation', { federation: study, overrides, workers });
        expect(await seen.end(runId)).toMatchObject({ seed, round: 2, state: 'finished' });
        models.push((await engine.handle('getFederationRounds', { runId, from: 0, to: 9 })).map(({ model }) => model));
      }
      expect(models[1]).toEqual(models[0]);
      expect(models[2]).not.toEqual(models[0]);
    });
  });

  it('is stopped after its round, and listed, removed and restored like other runs', async () => {
    await withEngine(async (engine) => {
      const { id: runId } = await engine.handle('startFederation', { federation: { ...study, rounds: 100_000 } });
      await expect(engine.handle('removeRun', { runId })).rejects.toMatchObject({ code: 'run-live' });
      const stopped = (await engine.handle('controlRun', { runId, action: 'stop' })) as FederationSummary;
      expect(stopped).toMatchObject({ state: 'stopped' });
      expect((await engine.handle('getFederation', { runId })).report).toMatchObject({ rounds: stopped.round });
      await expect(engine.handle('controlRun', { runId, action: 'stop' })).rejects.toMatchObject({
        code: 'run-not-live',
      });
      expect(await engine.handle('listRuns', {})).toEqual([stopped]);
      await engine.handle('removeRun', { runId });
      expect(await engine.handle('listRuns', {})).toEqual([]);
      expect(await engine.handle('restoreRun', { runId })).toEqual(stopped);
    });
  });

  it('pauses, goes a round, runs to a round, and gives what one that was left alone gives', async () => {
    await withEngine(async (engine) => {
      const seen = watch(engine);
      const { id: alone } = await engine.handle('startFederation', { federation: study });
      await seen.end(alone);

      const states = statesOf(engine);
      const { id: runId, state } = await engine.handle('startFederation', { federation: study, paused: true });
      expect(state).toBe('paused');
      await states.paused(runId, 0);
      await engine.handle('controlRun', { runId, action: 'step' });
      await states.paused(runId, 1);
      await engine.handle('controlRun', { runId, action: 'play', until: 3 });
      const before = await states.paused(runId, 3);
      expect(before).toMatchObject({ kind: 'federation', state: 'paused', round: 3 });
      expect(await engine.handle('listRuns', {})).toContainEqual(before);
      expect(await engine.handle('setSpeed', { runId, speed: 500 })).toEqual({ speed: 500 });
      await engine.handle('controlRun', { runId, action: 'play' });
      expect(await seen.end(runId)).toMatchObject({ state: 'finished', round: 4 });

      const rounds = (id: string) => engine.handle('getFederationRounds', { runId: id, from: 0, to: 9 });
      expect(await rounds(runId)).toEqual(await rounds(alone));
      const reportOf = async (id: string) => (await engine.handle('getFederation', { runId: id })).report;
      const timeless = { wallSeconds: 0, peakMemoryMB: 0 };
      expect({ ...(await reportOf(runId)), ...timeless }).toEqual({ ...(await reportOf(alone)), ...timeless });
    });
  });

  it('is stopped while it is paused, and keeps what it had', async () => {
    await withEngine(async (engine) => {
      const states = statesOf(engine);
      const { id: runId } = await engine.handle('startFederation', { federation: study, paused: true });
      await states.paused(runId, 0);
      expect(await engine.handle('controlRun', { runId, action: 'stop' })).toMatchObject({
        state: 'stopped',
        round: 0,
      });
      expect((await engine.handle('getFederation', { runId })).report).toMatchObject({ rounds: 0 });
    });
  });

  it('that is paused when the engine closes ends stopped', async () => {
    await withEngine(async (engine) => {
      const states = statesOf(engine);
      const { id: runId } = await engine.handle('startFederation', { federation: study, paused: true });
      await states.paused(runId, 0);
      await engine.close();
      expect((await engine.handle('getFederation', { runId })).summary).toMatchObject({ state: 'stopped' });
    });
  });

  it('says in what it differs from the library’s, or from the first by its name', async () => {
    await withEngine(async (engine) => {
      const start = (federation: string | object, overrides = {}) =>
        engine.handle('startFederation', {
          federation: federation as Record<string, unknown>,
          overrides: { rounds: 1, ...overrides },
          paused: true,
        });
      expect((await start(study)).origin).toBeNull();
      const second = await start({ ...study, clients: 5 }, { seed: 9 });
      expect(second.origin).toMatchObject({ scenario: null, changes: [{ field: 'seed' }, { field: 'clients' }] });
      const listed = await start('sybils', { backend: 'cpu' });
      expect(listed.origin).toMatchObject({ scenario: 'sybils', runId: null });
      expect(listed.origin!.changes.map(({ field }) => field)).toEqual(['rounds', 'learning.backend']);
    });
  });

  it('keeps its model, which lies in files', async () => {
    await withEngine(async (engine) => {
      const seen = watch(engine);
      const { id: runId } = await engine.handle('startFederation', { federation: study, overrides: { rounds: 1 } });
      await seen.end(runId);
      const { files } = await engine.handle('getFederationModel', { runId });
      const json = files.find((file) => file.endsWith('model.json'))!;
      expect(JSON.parse(readFileSync(json, 'utf8'))).toHaveProperty('modelTopology');
    });
  });

  it('that is closed in the middle stops, and keeps what was computed', async () => {
    await withEngine(async (engine) => {
      const { id: runId } = await engine.handle('startFederation', { federation: { ...study, rounds: 100_000 } });
      await engine.close();
      expect((await engine.handle('getFederation', { runId })).summary).toMatchObject({ state: 'stopped' });
    });
  });

  it('that cannot be started leaves nothing behind', async () => {
    await withEngine(async (engine) => {
      const start = (change: object) => engine.handle('startFederation', { federation: { ...study, ...change } });
      await expect(start({ clients: 1_000 })).rejects.toMatchObject({ field: 'learning.trainExamples', exitCode: 2 });
      await expect(start({ rounds: 0 })).rejects.toMatchObject({ code: 'federation-invalid', field: 'rounds' });
      const dataset = { kind: 'csv', file: 'data.csv', labelColumn: 'x' };
      await expect(start({ learning: { ...study.learning, dataset } })).rejects.toMatchObject({
        code: 'path-relative',
      });
      expect(await engine.handle('listRuns', {})).toEqual([]);
    });
  });

  it('is not taken for a run of a DAO, nor the other way round', async () => {
    await withEngine(async (engine) => {
      const { id: runId } = await engine.handle('startFederation', { federation: study, overrides: { rounds: 1 } });
      for (const command of ['getRun', 'getReport'] as const) {
        await expect(engine.handle(command, { runId })).rejects.toMatchObject({ code: 'run-kind', field: 'runId' });
      }
      await expect(engine.handle('getFrames', { runId, from: 0, to: 1 })).rejects.toMatchObject({ code: 'run-kind' });
      await expect(engine.handle('startRun', { scenario: 'sybils' })).rejects.toMatchObject({ code: 'document-kind' });
      await expect(engine.handle('startFederation', { federation: 'tiny' })).rejects.toMatchObject({
        code: 'document-kind',
        hint: expect.stringContaining('startRun'),
      });
      expect((await engine.handle('validateScenario', { scenario: { ...study, rounds: 0 } })).problems).toMatchObject([
        { field: 'rounds' },
      ]);
    });
  });
});

describe('examples', () => {
  it('of the test split are shown as pictures', async () => {
    await withEngine(async (engine) => {
      const seen = watch(engine);
      const sizes = { trainExamples: 100, heldOutExamples: 20, testExamples: 30, backend: 'cpu' };
      const federation = { ...study, rounds: 1, learning: sizes };
      const { id: runId } = await engine.handle('startFederation', { federation });
      await seen.end(runId);
      const [round] = await engine.handle('getFederationRounds', { runId, from: 1, to: 1 });
      const mistakes = round!.inspection!.misclassified;
      const examples = mistakes.map(({ example }) => example);
      const { height, width, pictures } = await engine.handle('getExamplePictures', { runId, examples });
      expect([height, width]).toEqual([28, 28]);
      expect(pictures.map(({ label }) => label)).toEqual(mistakes.map(({ label }) => label));
      for (const { base64 } of pictures) expect(Buffer.from(base64, 'base64')).toHaveLength(784);
      expect(new Set(pictures.map(({ base64 }) => base64)).size).toBe(pictures.length);
      await expect(engine.handle('getExamplePictures', { runId, examples: [30] })).rejects.toMatchObject({
        code: 'learning.exampleUnknown',
      });
    });
  });

  it('that are no pictures cannot be shown', async () => {
    await withEngine(async (engine) => {
      const { id: runId } = await engine.handle('startFederation', { federation: study, overrides: { rounds: 1 } });
      await expect(engine.handle('getExamplePictures', { runId, examples: [0] })).rejects.toMatchObject({
        code: 'no-pictures',
      });
    });
  });
});

describe('data of one’s own', () => {
  const rows = Array.from({ length: 90 }, (_, i) => `${(i * 37) % 100},${(i * 7) % 11},${['a', 'b', 'c'][i % 3]}`);
  const table = Buffer.from(`size,weight,kind\n${rows.join('\n')}\n`).toString('base64');

  it('is brought along, described, dealt out and learnt from', async () => {
    await withEngine(async (engine, home) => {
      const given = { name: 'my-table', files: [{ name: 'table.csv', base64: table }] };
      const { files } = await engine.handle('importDataset', given);
      expect(files).toMatchObject([{ format: 'csv', table: { rows: 90 } }]);
      expect(files[0]!.path).toMatch(/datasets.my-table-[0-9a-f]{8}.table\.csv$/);
      expect(files[0]!.path.startsWith(join(home, 'datasets'))).toBe(true);
      expect(await engine.handle('importDataset', given)).toEqual({ files });

      const dataset = { kind: 'csv', file: files[0]!.path, labelColumn: 'kind' } as const;
      const { description, problems } = await engine.handle('describeDataset', { dataset });
      expect(problems).toEqual([]);
      expect(description).toMatchObject({
        examples: 90,
        features: 2,
        classes: ['a', 'b', 'c'].map((name) => ({ name, examples: 30 })),
        picture: null,
      });

      const learning = { dataset, partition: { kind: 'labelShards', shardsPerTrainer: 1 }, batchSize: 5 } as const;
      const shards = await engine.handle('previewPartition', { learning, clients: 3, seed: 2 });
      expect(shards).toHaveLength(3);
      const federation = { ...study, clients: 3, seed: 2, rounds: 1, learning: { ...learning, backend: 'cpu' } };
      const { id: runId } = await engine.handle('startFederation', { federation });
      const { setup } = await engine.handle('getFederation', { runId });
      expect(setup.shards).toEqual(shards);
      expect(setup.classNames).toEqual(['a', 'b', 'c']);
    });
  });

  it('that cannot be used is described by what is wrong with it', async () => {
    await withEngine(async (engine, home) => {
      const file = join(home, 'none.csv');
      const missing = await engine.handle('describeDataset', { dataset: { kind: 'csv', file, labelColumn: 'x' } });
      expect(missing).toMatchObject({
        description: null,
        problems: [{ field: file, message: expect.stringMatching(/does not exist/) }],
      });
      const relative = { dataset: { kind: 'idx', images: 'a.idx', labels: 'b.idx' } } as const;
      await expect(engine.handle('describeDataset', relative)).rejects.toMatchObject({ code: 'path-relative' });
    });
  });

  it.each([
    [{ name: '../up', files: [{ name: 'a.csv', base64: '' }] }, 'name'],
    [{ name: 'fine', files: [{ name: '../a.csv', base64: '' }] }, 'files.0.name'],
    [{ name: 'fine', files: [{ name: '.hidden', base64: '' }] }, 'files.0.name'],
    [{ name: 'fine', files: [] }, 'files'],
    [{ name: 'fine', files: [{ name: 'a.csv', base64: '%' }] }, 'files[0]'],
  ])('is refused by field: %j', async (given, field) => {
    await withEngine(async (engine) => {
      await expect(engine.handle('importDataset', given)).rejects.toMatchObject({ field, exitCode: 2 });
    });
  });

  it('includes what comes with Folkmoot', async () => {
    await withEngine(async (engine) => {
      const { description } = await engine.handle('describeDataset', { dataset: { kind: 'mnist' } });
      expect(description).toMatchObject({ examples: 70_000, features: 784, picture: { height: 28, width: 28 } });
      const iris = await engine.handle('describeDataset', { dataset: { kind: 'iris' } });
      expect(iris.description).toMatchObject({ examples: 150, features: 4 });
      expect(iris.description!.classes.map(({ examples }) => examples)).toEqual([50, 50, 50]);
    });
  });
});
