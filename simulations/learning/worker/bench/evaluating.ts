import { buildRule } from '../../aggregation/build-rule.js';
import { checkBackdoor } from '../../backdoor/check-backdoor.js';
import { triggeredSplit } from '../../backdoor/triggered-split.js';
import { confusionOf } from '../../inspection/confusion.js';
import { misclassifiedOf } from '../../inspection/misclassified.js';
import { type Appearance, sumAppearances } from '../../inspection/sum-appearances.js';
import {
  type ExampleOutcomes,
  emptyTally,
  indexOfLargest,
  noteLogits,
  type Tally,
  tallyLogits,
} from '../../training/cross-entropy.js';
import { evaluateModel, visitLogits } from '../../training/evaluate-model.js';
import type { BackdoorJob, CoalitionJob, EvaluateJob, JobResults, OutcomesJob, PredictJob, TryJob } from '../job.js';
import type { Desk } from './desk.js';

/** Shows models examples and counts. */
export function evaluating(desk: Desk) {
  const { classes } = desk.setup.dataset;
  const split = (name: EvaluateJob['split']) => desk.chunks(name, () => desk.setup.dataset[name]);

  const heldOutTally = (model: Float32Array, update: Float32Array) => {
    const updated = update.map((value, i) => model[i]! + value);
    return evaluateModel(desk, updated, split('heldOut'), classes);
  };

  return {
    evaluate: ({ weights, split: name, chunk }: EvaluateJob): Appearance => {
      const all = split(name);
      const parts: Appearance[] = [];
      visitLogits(desk, weights, chunk === null ? all : all.slice(chunk, chunk + 1), (logits, { labels, first }) => {
        const tally = emptyTally();
        tallyLogits(tally, logits, classes, labels);
        const mistakes = misclassifiedOf(logits, labels, classes);
        parts.push({
          tally,
          confusion: confusionOf(logits, labels, classes),
          mistakes: mistakes.map((mistake) => ({ ...mistake, example: first + mistake.example })),
        });
      });
      return sumAppearances(parts, classes);
    },

    backdoor: ({ weights, backdoor }: BackdoorJob): JobResults['backdoor'] => {
      const { dataset } = desk.setup;
      const { targetLabel, triggerSide } = backdoor;
      const triggered = desk.chunks(`triggered ${targetLabel} ${triggerSide}`, () =>
        triggeredSplit(dataset.test, checkBackdoor(dataset, backdoor), backdoor),
      );
      const { correct, examples } = evaluateModel(desk, weights, triggered, classes);
      return { fooled: correct, examples };
    },

    coalition: ({ model, aggregation, updates, context }: CoalitionJob): Tally => {
      return heldOutTally(model, buildRule(aggregation).combine(updates, model.length, context));
    },

    tryOut: ({ model, update }: TryJob): Tally => heldOutTally(model, update),

    outcomes: ({ model, update, scale }: OutcomesJob): ExampleOutcomes => {
      const weights = update === null ? model : update.map((value, i) => model[i]! + scale * value);
      const chunks = split('heldOut');
      const examples = chunks.reduce((sum, { labels }) => sum + labels.length, 0);
      const found = { right: new Uint8Array(examples), losses: new Float32Array(examples) };
      visitLogits(desk, weights, chunks, (logits, { labels, first }) =>
        noteLogits(found, logits, classes, labels, first),
      );
      return found;
    },

    predict: ({ weights }: PredictJob): Uint8Array => {
      const classesOf = new Uint8Array(desk.setup.dataset.test.labels.length);
      visitLogits(desk, weights, split('test'), (logits, { labels, first }) => {
        for (let i = 0; i < labels.length; i++) {
          // A byte holds every class; -1, which stands for no number, becomes 255.
          classesOf[first + i] = indexOfLargest(logits.subarray(i * classes, (i + 1) * classes));
        }
      });
      return classesOf;
    },
  };
}
