import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { LearningError } from '../../errors/index.js';
import { backendNamed } from '../backends/backends.js';
import { loadDataset } from '../data/load-dataset.js';
import type { WorkerSetup } from '../worker/job.js';
import { WorkerPool } from './worker-pool.js';

const weights = new Float32Array(784 * 10 + 10);
const evaluate = { kind: 'evaluate', weights, split: 'test' } as const;

let setup: Omit<WorkerSetup, 'backend'>;
let pool: WorkerPool | undefined;

beforeAll(async () => {
  setup = {
    model: { kind: 'softmax' },
    training: { learningRate: 0.1, localEpochs: 1, batchSize: 10 },
    dataset: await loadDataset(
      { dataset: { kind: 'mnist' }, trainExamples: 40, heldOutExamples: 20, testExamples: 20 },
      1,
    ),
    shards: [Int32Array.from(Array(40).keys())],
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
    const jobs = [1, 2, 3, 4, 5].map((seed) =>
      pool!.run({ kind: 'train', model: weights, shard: 0, behaviour: { kind: 'honest' }, seed } as const),
    );
    const cids = (await Promise.all(jobs)).map(({ cid }) => cid);
    expect(new Set(cids).size).toBe(5);
    const again = { kind: 'train', model: weights, shard: 0, behaviour: { kind: 'honest' }, seed: 3 } as const;
    expect((await pool.run(again)).cid).toBe(cids[2]);
    expect((await pool.run(evaluate)).examples).toBe(20);
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
    expect((await pool.run(evaluate)).examples).toBe(20);
  });

  it('tells why a backend does not load', async () => {
    const absent = { ...backendNamed('node'), environment: {} };
    const failure = await WorkerPool.open(setup, absent, 1, runsIn).catch((error: unknown) => error);
    // Where tfjs-node is installed it loads, and this has nothing to show.
    if (failure instanceof WorkerPool) return failure.close();
    expect(failure).toMatchObject({ code: 'learning.backendUnavailable', field: 'learning.backend' });
  });
});

describe.runIf(process.platform === 'linux')('worker processes', () => {
  it('are gone when the pool is closed', async () => {
    const before = new Set(childrenOf(process.pid));
    pool = await WorkerPool.open(setup, backendNamed('cpu'), 2, 'process');
    const workers = childrenOf(process.pid).filter((pid) => !before.has(pid));
    expect(workers).toHaveLength(2);
    await pool.close();
    expect(workers.filter(isAlive)).toEqual([]);
  });

  it('that are killed fail their job only, and others take their place', async () => {
    const before = new Set(childrenOf(process.pid));
    pool = await WorkerPool.open(setup, backendNamed('cpu'), 1, 'process');
    const [worker] = childrenOf(process.pid).filter((pid) => !before.has(pid));
    const lost = pool.run({ kind: 'train', model: weights, shard: 0, behaviour: { kind: 'honest' }, seed: 1 } as const);
    process.kill(worker!, 'SIGKILL');
    await expect(lost).rejects.toThrow('A learning worker ended unexpectedly: it was ended by SIGKILL.');
    expect((await pool.run(evaluate)).examples).toBe(20);
  });

  it('end when their owner is killed', async () => {
    const poolModule = new URL('../../../out/simulations/learning/pool/process-channel.js', import.meta.url);
    const program = `
      const { openProcess } = await import(${JSON.stringify(fileURLToPath(poolModule))});
      const channel = openProcess({})({ onMessage: () => console.log('up'), onExit: () => {} });
      const examples = { inputs: new Uint8Array(784), labels: new Uint8Array(1) };
      const dataset = { features: 784, classes: 10, train: examples, heldOut: examples, test: examples };
      const training = { learningRate: 1, localEpochs: 1, batchSize: 1 };
      channel.send({ type: 'setup', setup: { backend: 'cpu', model: { kind: 'softmax' }, training, dataset, shards: [] } });
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
    await vi.waitFor(() => expect(workers.filter(isAlive)).toEqual([]), { timeout: 5_000 });
  });
});
