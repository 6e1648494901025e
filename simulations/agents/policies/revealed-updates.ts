import type { WeightedUpdate } from '../../learning/index.js';
import type { TrainingRound } from '../../world/index.js';

/** The round's revealed updates as aggregation takes them, in reveal order. */
export function revealedUpdates(round: TrainingRound): readonly WeightedUpdate[] {
  return round.revealed.map(({ cid, sampleCount }) => ({ update: cid, sampleCount }));
}
