import { PredictionService } from '../../../contracts/bindings/index.js';
import { type Policy, type WorkKind, type WorkServices, workIntent } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import type { Cid, LearningService } from '../../learning/index.js';
import { packClasses } from './questions.js';
import type { DemandScope } from './state.js';

export function learningOf({ learning }: WorkServices): LearningService {
  if (learning === null) throw new Error('predictions were ordered in a run without learning');
  return learning;
}

/** Ask the model the questions of all open orders. */
export interface PredictOrder {
  readonly model: Cid;
  readonly orders: readonly { readonly id: number; readonly questions: readonly number[] }[];
}

/** The classes that the model gives each order's questions, in the orders' order. */
export type Predictions = readonly Uint8Array[];

export const predict: WorkKind<PredictOrder, Predictions> = {
  name: 'predict',
  run: async (orders, services) => {
    const learning = learningOf(services);
    const answers: Predictions[] = [];
    for (const { model, orders: asked } of orders) {
      answers.push(await Promise.all(asked.map(({ questions }) => learning.predict(model, questions))));
    }
    return answers;
  },
};

/**
 * Questions in one transaction: an order of 20 costs about 90,000 gas to answer, most of it for its event, so that a block
 * of 30 million takes this many with room to spare.
 */
const QUESTIONS_A_CALL = 2_500;

/** Of the validators one answers, tick by tick in turn: all open orders, with the model that the rounds hold then. */
export const answerOrders: Policy<DemandScope> = ({ self, directory, tick }) => {
  const answerers = directory.ofArchetype('validator');
  if (answerers[tick % answerers.length]?.address !== self.address) return [];
  let asked: PredictOrder | null = null;
  return [
    workIntent<DemandScope, PredictOrder, Predictions>(predict, {
      purpose: 'answer',
      window: 1,
      order: ({ demand, training }) => {
        const orders = [...demand.open].map(([id, { questions }]) => ({ id, questions }));
        asked = orders.length === 0 ? null : { model: training.modelCid, orders };
        return asked;
      },
      calls: (predictions, { demand }) => {
        if (asked === null) return [];
        const { model, orders } = asked;
        const answers = orders.map(({ id }, i) => ({ order: BigInt(id), classes: packClasses(predictions[i]!) }));
        return inCalls(answers, orders).map((part) =>
          callOf(PredictionService, demand.contracts.service, 'answer', [model, part]),
        );
      },
    }),
  ];
};

/** Answers in as many calls as blocks ask for. */
function inCalls<A>(answers: readonly A[], orders: PredictOrder['orders']): readonly (readonly A[])[] {
  const calls: A[][] = [];
  let room = 0;
  for (const [i, answer] of answers.entries()) {
    const { length } = orders[i]!.questions;
    if (room < length) {
      calls.push([]);
      room = QUESTIONS_A_CALL;
    }
    calls.at(-1)!.push(answer);
    room -= length;
  }
  return calls;
}
