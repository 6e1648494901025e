import { secureSum } from '../../secure-aggregation/secure-sum.js';
import type { JobResults, SecureSumJob } from '../job.js';

/** The mean of updates weighted by their sample counts, of which the server learns nothing but the sum of each. */
export function summingSecurely({ updates, ...terms }: SecureSumJob): JobResults['secureSum'] {
  const { deltas, sampleCounts, shards } = updates;
  const length = deltas[0]?.length ?? 0;
  const vectors = new Map(
    deltas.map((delta, i) => {
      // A trainer hides its sample count as one more value of its vector.
      const weight = sampleCounts[i]!;
      const vector = new Float32Array(length + 1);
      for (let j = 0; j < length; j++) vector[j] = weight * delta[j]!;
      vector[length] = weight;
      return [shards[i]!, vector] as const;
    }),
  );
  const { sum, bytesPerClient } = secureSum(vectors, terms);
  const total = sum[length]!;
  const mean = new Float32Array(new SharedArrayBuffer(4 * length));
  if (total > 0) for (let j = 0; j < length; j++) mean[j] = sum[j]! / total;
  return { mean, bytesEach: bytesPerClient };
}
