import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { loadDataset } from '../../../simulations/learning/data/load-dataset.js';
import { dealShards } from '../../../simulations/learning/partition/deal-shards.js';
import { schedule } from '../../../simulations/learning/training/schedule.js';
import type { Contestant } from './contestant.js';
import { floats } from './folkmoot-contestant.js';
import { BATCH, CLIENTS, parametersOf, SEED, STEPS, seedOf, WIDTHS } from './setting.js';

// Python is no part of the build, so it is read from the sources.
const PROGRAM = fileURLToPath(new URL('../../../../test/bench/reference/fedavg_round.py', import.meta.url));

/** A Python with NumPy (`PYTHON` names another one), and NumPy's version; `null` where there is none. */
function findNumPy(): { python: string; version: string } | null {
  for (const python of process.env.PYTHON ? [process.env.PYTHON] : ['python3', 'python']) {
    const { status, stdout } = spawnSync(python, ['-c', 'import numpy; print(numpy.__version__)'], {
      encoding: 'utf8',
    });
    if (status === 0) return { python, version: stdout.trim() };
  }
  return null;
}

/**
 * The same round in NumPy on one thread: same model to start from, same examples in the same batches. `null` where
 * there is no Python with NumPy.
 *
 * @param start the round's model
 */
export async function numpyContestant(start: Float32Array): Promise<Contestant | null> {
  const found = findNumPy();
  if (!found) return null;
  const folder = await mkdtemp(join(tmpdir(), 'folkmoot-numpy-'));
  await writeRound(folder, start);
  const child = spawn(found.python, [PROGRAM, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface(child.stdout);
  const ended = once(child, 'exit');
  const ask = async (command: string): Promise<string> => {
    child.stdin.write(`${command}\n`);
    const died = ended.then(([code]) => Promise.reject(new Error(`the NumPy reference ended with status ${code}`)));
    const [answer] = (await Promise.race([once(answers, 'line'), died])) as [string];
    return answer;
  };
  return {
    name: `NumPy ${found.version}, 1 thread`,
    // Its batches are those of repetition 0 every time: they cost the same.
    round: async () => Number(await ask('round')),
    weights: async () => {
      const file = join(folder, 'result.f32');
      await ask(`weights ${file}`);
      return floats(await readFile(file));
    },
    close: async () => {
      child.stdin.end();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Writes what the round starts from, as the learning service has it. */
async function writeRound(folder: string, start: Float32Array): Promise<void> {
  const parameters = parametersOf('cpu', { kind: 'dense', hiddenUnits: WIDTHS.slice(1, -1) });
  const { batchSize, partition } = parameters;
  const { train, classes } = await loadDataset(parameters, SEED);
  const shards = dealShards({ labels: train.labels, classes, trainers: CLIENTS, batchSize, partition, seed: SEED });
  const order = shards.flatMap((shard, client) => {
    const steps = [...schedule(Array.from(shard), parameters, seedOf(0, client))];
    if (steps.length !== STEPS) throw new Error(`client ${client} has ${steps.length} batches, not ${STEPS}`);
    return steps.flatMap(({ examples }) => examples);
  });
  const round = { widths: WIDTHS, clients: CLIENTS, steps: STEPS, batch: BATCH, learningRate: parameters.learningRate };
  await Promise.all([
    writeFile(join(folder, 'round.json'), JSON.stringify(round)),
    writeFile(join(folder, 'start.f32'), start),
    writeFile(join(folder, 'pictures.u8'), train.inputs),
    writeFile(join(folder, 'labels.u8'), train.labels),
    writeFile(join(folder, 'order.i32'), Int32Array.from(order)),
  ]);
}
