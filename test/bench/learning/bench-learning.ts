import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { backendNamed } from '../../../simulations/learning/backends/backends.js';
import type { LearningParameters } from '../../../simulations/scenario/index.js';
import { benchCnn, type CnnBench } from './bench-cnn.js';
import { benchRounds, type RoundsBench } from './bench-rounds.js';
import { CLIENTS, type MeasuredBackend, STEPS, WIDTHS } from './setting.js';
import type { Shares } from './shares.js';

export interface LearningBench {
  readonly rounds: RoundsBench;
  readonly cnn: readonly CnnBench[];
  readonly profiles: readonly ({ readonly backend: MeasuredBackend; readonly model: string } & Shares)[];
}

/** Times FedAvg rounds on every backend that is installed, beside NumPy, and says where their time goes. */
export async function benchLearning(): Promise<LearningBench> {
  const rounds = await benchRounds();
  const cnn = await benchCnn();
  const profiles = [];
  for (const { backend } of rounds.backends) {
    if (backend === 'cpu') continue;
    const dense = { kind: 'dense', hiddenUnits: WIDTHS.slice(1, -1) } as const;
    profiles.push({
      backend,
      model: WIDTHS.join('-'),
      ...(await profile(backend, dense, { clients: CLIENTS, steps: STEPS })),
    });
    const paper = { kind: 'cnn', filters: [32, 64], kernelSize: 5, hiddenUnits: 512 } as const;
    profiles.push({
      backend,
      model: 'CNN',
      ...(await profile(backend, { ...paper, filters: [...paper.filters] }, { clients: 2, steps: 10 })),
    });
  }
  return { rounds, cnn, profiles };
}

/** Says where one worker's time goes while it trains one client after another. */
async function profile(
  backend: MeasuredBackend,
  model: LearningParameters['model'],
  work: { readonly clients: number; readonly steps: number },
): Promise<Shares> {
  const entry = fileURLToPath(new URL('./profile-worker.js', import.meta.url));
  const child = fork(entry, [backend, String(work.steps), JSON.stringify(model), String(work.clients)], {
    env: { ...process.env, ...backendNamed(backend).environment },
  });
  const died = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the profile ended with status ${code}`)));
  const [shares] = await Promise.race([once(child, 'message'), died]);
  return shares as Shares;
}
