import { printTable } from '../print-table.js';
import type { LearningBench } from './bench-learning.js';
import { BATCH, CLIENTS, STEPS, WIDTHS } from './setting.js';

/** Shares below this are not worth a line. */
const LEAST_SHARE = 0.02;

/** Prints what was measured, and how it stands to what is asked for. */
export function printLearning({ rounds, cnn, profiles }: LearningBench): void {
  const { numpy, backends } = rounds;
  printTable(
    `One FedAvg round of ${WIDTHS.join('-')}: ${CLIENTS} clients × ${STEPS} steps of batch ${BATCH}, median in ms`,
    [...backends, ...(numpy ? [numpy] : [])].map(({ name, medianMillis }) => [name, medianMillis.toFixed(0)]),
  );
  const millisOf = (name: string) => backends.find(({ backend }) => backend === name)?.medianMillis;
  const ratios = [
    ratio('wasm : NumPy (at most 6)', millisOf('wasm'), numpy?.medianMillis),
    ratio('node : NumPy (at most 2)', millisOf('node'), numpy?.medianMillis),
    ratio('cpu : wasm (at least 8)', millisOf('cpu'), millisOf('wasm')),
    ratio('cpu : node (at least 8)', millisOf('cpu'), millisOf('node')),
  ].flatMap((row) => (row ? [row] : []));
  if (ratios.length > 0) printTable('How they compare', ratios);
  if (!numpy) console.log('\nNo Python with NumPy here (PYTHON names one), so there is nothing to compare with.');
  const distances = backends.flatMap(({ name, distance }) =>
    distance === null ? [] : [[name, distance.toExponential(1)] as const],
  );
  if (distances.length > 0) printTable("Distance of the new model from NumPy's, as a share of its way", distances);
  printTable(
    'The same round of the CNN (2 × 5 × 5 convolutions, 1.66 million weights), in s, from a part of it',
    cnn.map(({ backend, roundSeconds }) => [backend, roundSeconds.toFixed(1)]),
  );
  for (const { backend, model, stages, kernels } of profiles) {
    printTable(`Where the time of ${backend} goes, ${model}: by stage, %`, percent(stages));
    printTable(`… and by kernel, %`, percent(kernels));
  }
}

function ratio(name: string, one?: number, other?: number): [string, string] | null {
  return one === undefined || other === undefined ? null : [name, (one / other).toFixed(2)];
}

function percent(shares: readonly (readonly [string, number])[]): [string, string][] {
  return shares.filter(([, share]) => share >= LEAST_SHARE).map(([name, share]) => [name, (100 * share).toFixed(0)]);
}
