import { PredictionService } from '../../../contracts/bindings/index.js';
import { type Policy, type WorkKind, type WorkServices, workIntent } from '../../agents/index.js';
import { type ContractCall, callOf } from '../../chain/index.js';
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

/** Orders in one transaction: of the most questions each, they fill half a block of 30 million gas (a test measures it). */
const ORDERS_A_CALL = 500;

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
        const calls: ContractCall[] = [];
        for (let first = 0; first < answers.length; first += ORDERS_A_CALL) {
          const part = answers.slice(first, first + ORDERS_A_CALL);
          calls.push(callOf(PredictionService, demand.contracts.service, 'answer', [model, part]));
        }
        return calls;
      },
    }),
  ];
};
