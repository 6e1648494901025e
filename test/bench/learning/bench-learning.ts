import { benchCnn, type CnnBench } from './bench-cnn.js';
import { benchRounds, type RoundsBench } from './bench-rounds.js';
import { profile } from './profile.js';
import type { Shares } from './sampled-shares.js';
import { type MeasuredBackend, STEPS, WIDTHS } from './setting.js';

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
    profiles.push({ backend, model: WIDTHS.join('-'), ...(await profile(backend, dense, STEPS)) });
    const paper = { kind: 'cnn', filters: [32, 64], kernelSize: 5, hiddenUnits: 512 } as const;
    profiles.push({ backend, model: 'CNN', ...(await profile(backend, { ...paper, filters: [...paper.filters] }, 2)) });
  }
  return { rounds, cnn, profiles };
}
