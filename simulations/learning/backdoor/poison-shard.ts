import type { RandomStream } from '../../random/index.js';
import type { BackdoorPlan } from '../behaviours/local-plan.js';
import type { ExampleSet, PictureShape } from '../data/example-set.js';
import { copyExamples } from './copy-examples.js';
import { stampTrigger } from './trigger.js';

/**
 * A shard's examples as a backdoor attacker trains on them: a copy, in the shard's order, in which
 * round(poisonedPercent % of them), drawn at random, carry the trigger and the target label (BadNets; Gu et al. 2017,
 * arXiv 1708.06733; in federated learning, Bagdasaryan et al. 2020, arXiv 1807.00459). O(shard × features).
 */
export function poisonShard(
  set: ExampleSet,
  shard: Int32Array,
  picture: PictureShape,
  plan: BackdoorPlan,
  random: RandomStream,
): ExampleSet {
  const { targetLabel, triggerSide, poisonedPercent } = plan;
  const poisoned = copyExamples(set, shard, picture.height * picture.width * picture.channels);
  const positions = random.shuffle(Array.from(shard, (_, position) => position));
  for (const position of positions.slice(0, Math.round((poisonedPercent / 100) * shard.length))) {
    stampTrigger(poisoned.inputs, position, picture, triggerSide);
    poisoned.labels[position] = targetLabel;
  }
  return poisoned;
}
