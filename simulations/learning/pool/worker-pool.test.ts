import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../../test/fixtures/until.js';
import { LearningError } from '../../errors/index.js';
import { backendNamed } from '../backends/backends.js';
import { loadDataset } from '../data/load-dataset.js';
import type { WorkerSetup } from '../worker/job.js';
import { WorkerPool } from './worker-pool.js';

const weights = new Float32Array(784 * 10 + 10);
const evaluate = { kind: 'evaluate', weights, split: 'test', chunk: null } as const;
const train = (seed: number) =>
  ({
    kind: 'train',
    model: weights,
    examples: { of: 'shard', shard: 0 },
    plan: { train: true, relabel: 'none', backdoor: null },
    seed,
    sending: null,
  }) as const;

let setup: Omit<WorkerSetup, 'backend'>;
let pool: WorkerPool | undefined;

beforeAll(async () => {
  const dataset = await loadDataset(
    { dataset: { kind: 'mnist' }, trainExamples: 40, heldOutExamples: 20, testExamples: 20 },
    1,
  );
  setup = {
    seed: 1,
    model: { kind: 'softmax' },
    training: { learningRate: 0.1, localEpochs: 1, batchSize: 10, optimiser: { kind: 'sgd' }, proximalMu: 0 },
    dataset,
    root: dataset.heldOut,
    shards: [Int32Array.from(Array(40).keys())],
    privacy: null,
    compression: null,
  };
});
afterEach(() => pool?.close());

/** Processes whose parent is the given one, as Linux lists them. */
function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!;
        return afterName.split(' ')[1] === String(parent) && !afterName.startsWith('Z');
      } catch {
        return false;
      }
    })
    .map(Number);
}

function isAlive(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.startsWith('Z');
  } catch {
    return false;
  }
}

describe.each(['thread', 'process'] as const)('a pool of workers in a %s each', (runsIn) => {
  it('does more jobs than it has workers and gives each its own answer', async () => {
    pool = await WorkerPool.open(setup, backendNamed('cpu'), 2, runsIn);
    const updates = (await Promise.all([1, 2, 3, 4, 5].map((seed) => pool!.run(train(seed))))).map(
      (done) => done.update,
    );
    expect(new Set(updates.map((update) => update.join())).size).toBe(5);
    expect((await pool.run(train(3))).update).toEqual(updates[2]);
    expect((await pool.run(evaluate)).tally.examples).toBe(20);
  });

  it('turns a job down once it is closed', async () => {
    const closed = await WorkerPool.open(setup, backendNamed('cpu'), 1, runsIn);
    await closed.close();
    await expect(closed.run(evaluate)).rejects.toThrow(LearningError);
    await expect(closed.run(evaluate)).rejects.toThrow('The learning service is closed.');
  });

  it('passes a failing job on as an error and goes on', async () => {
    pool = await WorkerPool.open(setup, backendNamed('cpu'), 1, runsIn);
    const tooShort = { ...evaluate, weights: new Float32Array(3) };
    await expect(pool.run(tooShort)).rejects.toThrow(/A learning job failed/);
    expect((await pool.run(evaluate)).tally.examples).toBe(20);
  });

  it('tells why a backend does not load', async () => {
    const absent = { ...backendNamed('node'), environment: {} };
    const failure = await WorkerPool.open(setup, absent, 1, runsIn).catch((error: unknown) => error);
    // Where tfjs-node is installed it loads, and this has nothing to show.
    if (failure instanceof WorkerPool) return failure.close();
    expect(failure).toMatchObject({ code: 'learning.backendUnavailable', field: 'learning.backend' });
  });
});

// Who the children are is read from /proc, which Linux alone has.
describe.runIf(process.platform === 'linux')('worker processes', () => {
  it('are gone when the pool is closed', async () => {
    const before = new Set(childrenOf(process.pid));
    pool = await WorkerPool.open(setup, backendNamed('cpu'), 2, 'process');
    const workers = childrenOf(process.pid).filter((pid) => !before.has(pid));
    expect(workers).toHaveLength(2);
    await pool.close();
    expect(workers.filter(isAlive)).toEqual([]);
  });

  /** Opens a pool of processes; tells which they are now. */
  async function openProcesses(size: number): Promise<() => number[]> {
    const before = new Set(childrenOf(process.pid));
    pool = await WorkerPool.open(setup, backendNamed('cpu'), size, 'process');
    return () => childrenOf(process.pid).filter((pid) => !before.has(pid));
  }

  it('that are killed fail the job of their trainer only, and others take their place', async () => {
    const workers = await openProcesses(1);
    const lost = pool!.run(train(1));
    const waiting = pool!.run(train(2));
    process.kill(workers()[0]!, 'SIGKILL');
    await expect(lost).rejects.toMatchObject({
      code: 'learning.workerEnded',
      message: 'A learning worker ended unexpectedly: it was ended by SIGKILL.',
    });
    expect((await waiting).trainLoss).toBeGreaterThan(0);
    expect(workers()).toHaveLength(1);
  });

  it('that are killed lose nothing of the server, whose job is done again', async () => {
    const workers = await openProcesses(1);
    const evaluated = pool!.run(evaluate);
    process.kill(workers()[0]!, 'SIGKILL');
    expect((await evaluated).tally.examples).toBe(20);
  });

  it('may be killed in every round, as long as jobs are done in between', { timeout: 60_000 }, async () => {
    const workers = await openProcesses(1);
    for (let round = 1; round <= 5; round++) {
      const lost = pool!.run(train(round));
      process.kill(workers()[0]!, 'SIGKILL');
      await expect(lost).rejects.toMatchObject({ code: 'learning.workerEnded' });
      expect((await pool!.run(train(round))).trainLoss).toBeGreaterThan(0);
    }
  });

  it('that end before they are set up are replaced, and the jobs that wait are done', async () => {
    const workers = await openProcesses(1);
    process.kill(workers()[0]!, 'SIGKILL');
    await expect(pool!.run(train(1))).rejects.toMatchObject({ code: 'learning.workerEnded' });
    const waiting = pool!.run(train(2));
    await until(() => expect(workers().filter(isAlive)).toHaveLength(1), 1);
    process.kill(workers()[0]!, 'SIGKILL');
    expect((await waiting).trainLoss).toBeGreaterThan(0);
  });

  it('that keep ending without a job done end the pool, and its waiting jobs with it', {
    timeout: 60_000,
  }, async () => {
    const workers = await openProcesses(1);
    const waiting = [1, 2, 3, 4, 5].map((seed) => pool!.run(train(seed)).catch((error: LearningError) => error.code));
    const killing = setInterval(() => {
      for (const pid of workers()) process.kill(pid, 'SIGKILL');
    }, 1);
    const codes = await Promise.all(waiting).finally(() => clearInterval(killing));
    expect(codes[0]).toBe('learning.workerEnded');
    expect(codes.at(-1)).toBe('learning.workersKeepEnding');
    await expect(pool!.run(train(6))).rejects.toMatchObject({ code: 'learning.workersKeepEnding' });
  });

  it('leave none behind when the pool is closed while another takes a place', async () => {
    const workers = await openProcesses(2);
    const first = workers();
    process.kill(first[0]!, 'SIGKILL');
    await until(() => expect(workers().some((pid) => !first.includes(pid))).toBe(true));
    await pool!.close();
    expect(workers().filter(isAlive)).toEqual([]);
  });

  it('end when their owner is killed', async () => {
    const poolModule = new URL('../../../out/simulations/learning/pool/process-channel.js', import.meta.url);
    const program = `
      const { openProcess } = await import(${JSON.stringify(fileURLToPath(poolModule))});
      const channel = openProcess({})({ onMessage: () => console.log('up'), onExit: () => {} });
      const examples = { inputs: new Uint8Array(784), labels: new Uint8Array(1) };
      const dataset = { features: 784, classes: 10, train: examples, heldOut: examples, test: examples };
      const training = { learningRate: 1, localEpochs: 1, batchSize: 1, optimiser: { kind: 'sgd' }, proximalMu: 0 };
      const model = { kind: 'softmax' };
      const setup = { backend: 'cpu', model, training, dataset, root: examples, shards: [], privacy: null, compression: null };
      channel.send({ type: 'setup', setup });
    `;
    const owner = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface(owner.stdout), 'line');
    expect(line).toBe('up');
    const workers = childrenOf(owner.pid!);
    expect(workers).toHaveLength(1);
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    await until(() => expect(workers.filter(isAlive)).toEqual([]));
  });
});
