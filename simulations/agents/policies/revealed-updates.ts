import type { WeightedUpdate } from '../../learning/index.js';
import type { TrainingRound } from '../../world/index.js';
import type { Observation } from '../agent.js';

/** The round's revealed updates as aggregation takes them, in reveal order. */
export function revealedUpdates(
  { revealed }: TrainingRound,
  { directory }: Pick<Observation, 'directory'>,
): readonly WeightedUpdate[] {
  const shards = new Map(directory.map(({ address, shard }) => [address, shard]));
  return revealed.map(({ trainer, cid, sampleCount }) => ({
    update: cid,
    sampleCount,
    // Only trainers commit, and each of them holds a shard.
    shard: shards.get(trainer) ?? -1,
  }));
}
