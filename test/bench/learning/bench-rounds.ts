import type { Contestant } from './contestant.js';
import { floats, folkmootContestant, openService } from './folkmoot-contestant.js';
import { numpyContestant } from './numpy-contestant.js';
import { BACKENDS, type MeasuredBackend, WIDTHS } from './setting.js';
import { type TimedRounds, timeRounds } from './time-rounds.js';

const REPETITIONS = 7;
/** Models of the same round may lie this far apart, as a share of the way they came: float32 in another order. */
const SAME_ROUND = 1e-3;

export interface RoundsBench {
  readonly numpy: TimedRounds | null;
  readonly backends: readonly (TimedRounds & {
    readonly backend: MeasuredBackend;
    /** How far its model lies from NumPy's, as a share of the way from the start; `null` without NumPy. */
    readonly distance: number | null;
  })[];
}

/**
 * Times one FedAvg round of the "2NN" on every backend that is installed and, where there is Python with NumPy, in
 * NumPy. Throws when their models differ by more than rounding: then it was not the same round.
 */
export async function benchRounds(): Promise<RoundsBench> {
  const ours: { backend: MeasuredBackend; contestant: Contestant }[] = [];
  let numpy: Contestant | null = null;
  let start: Float32Array | undefined;
  try {
    for (const backend of BACKENDS) {
      const service = await openService(backend, { kind: 'dense', hiddenUnits: WIDTHS.slice(1, -1) });
      if (!service) continue;
      start ??= floats(service.content(service.initialModel)!);
      ours.push({ backend, contestant: folkmootContestant(service) });
    }
    numpy = await numpyContestant(start!);
    const timed = await timeRounds(
      [
        ...ours.map(({ backend, contestant }) => ({ contestant, isSlow: backend === 'cpu' })),
        ...(numpy ? [{ contestant: numpy, isSlow: false }] : []),
      ],
      REPETITIONS,
    );
    const reference = numpy && (await numpy.weights());
    const backends = await Promise.all(
      ours.map(async ({ backend, contestant }, i) => {
        const distance = reference && updateDistance(await contestant.weights(), reference, start!);
        if (distance !== null && distance > SAME_ROUND)
          throw new Error(`${backend} and NumPy did not do the same round: their models differ by ${distance}`);
        return { ...timed[i]!, backend, distance };
      }),
    );
    return { numpy: numpy && timed.at(-1)!, backends };
  } finally {
    await Promise.all([...ours.map(({ contestant }) => contestant), numpy].map((contestant) => contestant?.close()));
  }
}

/** How far two models lie apart, as a share of how far the second came from where both began. */
function updateDistance(one: Float32Array, other: Float32Array, start: Float32Array): number {
  let apart = 0;
  let way = 0;
  for (let i = 0; i < start.length; i++) {
    apart += (one[i]! - other[i]!) ** 2;
    way += (other[i]! - start[i]!) ** 2;
  }
  return Math.sqrt(apart / way);
}
