import type { ExampleSet, PictureShape } from '../data/example-set.js';
import { copyExamples } from './copy-examples.js';
import { stampTrigger } from './trigger.js';

/**
 * A split's pictures of other labels, all with the trigger and labelled with the target: the share that a model gets
 * "right" is the backdoor's success rate (0 to 1; Gu et al. 2017, arXiv 1708.06733). Pictures of the target label itself
 * are left out, since a clean model gives them that label anyway. Empty when there are no others. O(split × features).
 */
export function triggeredSplit(
  split: ExampleSet,
  picture: PictureShape,
  backdoor: { readonly targetLabel: number; readonly triggerSide: number },
): ExampleSet {
  const { targetLabel, triggerSide } = backdoor;
  const others: number[] = [];
  split.labels.forEach((label, example) => {
    if (label !== targetLabel) others.push(example);
  });
  const triggered = copyExamples(split, others, picture.height * picture.width * picture.channels);
  for (let i = 0; i < others.length; i++) stampTrigger(triggered.inputs, i, picture, triggerSide);
  triggered.labels.fill(targetLabel);
  return triggered;
}
