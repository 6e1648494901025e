import { benchCnn, type CnnBench } from './bench-cnn.js';
import { benchRounds, type RoundsBench } from './bench-rounds.js';
import { profile } from './profile.js';
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
