import { z } from 'zod';
import { PredictionService } from '../../../contracts/bindings/index.js';
import type { Archetype } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import { roleId } from '../../kernel/index.js';
import { question } from '../../metrics/index.js';
import { formatTokens, parseTokens, tokenAmount } from '../../scenario/index.js';
import { fees } from '../fees/index.js';
import { governance, parameterOf } from '../governance/index.js';
import { market, STABLE_ASSET } from '../market/index.js';
import { mechanism } from '../open-mechanism.js';
import { training } from '../training/index.js';
import { answerOrders } from './answering.js';
import { unpackClasses, unpackQuestions } from './questions.js';
import {
  answersAreTheModels,
  demandInAll,
  demandNews,
  demandPanels,
  demandReporters,
  ordersAreCovered,
} from './reporting.js';
import { type DemandFact, type DemandScope, demandEvents, demandOutline, type UserRecord } from './state.js';
import { usePredictions } from './using.js';

const userFields = {
  stableTokens: tokenAmount.default('0').meta({ title: 'Stable coins of the whole cohort', unit: 'stable coins' }),
  valuePerRight: z.number().min(0).max(1_000_000).default(0.3).meta({
    title: 'What a right prediction is worth to the middle one',
    unit: 'stable coins',
  }),
  valueDeviation: z.number().min(0).max(3).default(0.5).meta({
    title: 'How far they differ in that',
    description: 'Standard deviation of the logarithm of the worth.',
  }),
  costOfWrong: z.number().min(0).max(1_000).default(1).meta({
    title: 'What a wrong prediction costs',
    unit: 'times the worth of a right one',
  }),
  questionsPerTick: z.int().min(1).max(256).default(20).meta({ title: 'Predictions it can use', unit: 'a tick' }),
  ownWeight: z.number().min(0).max(100_000).default(40).meta({
    title: 'What the DAO’s own measurement counts',
    unit: 'predictions of one’s own',
    description: 'So many predictions of its own weigh as much as the accuracy that the DAO tells.',
  }),
};

/** Pays for predictions as long as they are worth it. */
const payingUser: Archetype<DemandScope, typeof userFields> = {
  words: { one: 'Paying user', many: 'Paying users', family: 'market', shade: 4 },
  chores: 0,
  fields: userFields,
  policies: (cohort) => [usePredictions(cohort)],
};

const NOBODY: UserRecord = { lastOrderAt: 0, answered: 0, paid: 0n, latest: null };

/** People who pay for the model's predictions, as many as its accuracy is worth to. */
export const demand = mechanism({
  outline: demandOutline,
  title: 'Demand',
  uses: [governance, training, market, fees],
  words: {
    service: {
      one: 'Prediction service',
      many: 'Prediction service',
      family: 'market',
      shade: 5,
      inSentences: 'the prediction service',
    },
  },
  administered: ['service'],
  check: ({ population, demand: { predictionPrice, highestPrice } }) => [
    ...(population.some(({ archetype }) => archetype === 'validator')
      ? []
      : [{ field: 'demand', message: 'sells predictions, and the population has no validator to answer them' }]),
    ...(parseTokens(predictionPrice) > parseTokens(highestPrice)
      ? [
          {
            field: 'demand.predictionPrice',
            message: `is ${predictionPrice}, more than demand.highestPrice = ${highestPrice}`,
          },
        ]
      : []),
  ],
  create: ({ scenario, others, deployer }) => ({
    service: [
      others.market.stable,
      others.governance.registry,
      others.training.rounds,
      others.fees.distributor,
      BigInt(scenario.demand.patienceTicks * scenario.tickSeconds),
      deployer,
    ],
  }),
  wire: ({ own, agents }) =>
    agents
      .filter(({ archetype }) => archetype === 'validator')
      .map(({ address }) => callOf(PredictionService, own.service, 'grantRole', [roleId('ANSWERER_ROLE'), address])),
  readers: {
    service: {
      PredictionsOrdered: ({ order, user, questions, paid }): DemandFact => ({
        type: 'predictionsOrdered',
        order: Number(order),
        user,
        questions,
        paid,
      }),
      PredictionsAnswered: ({ order, user, answerer, modelCid, classes, fee }): DemandFact => ({
        type: 'predictionsAnswered',
        order: Number(order),
        user,
        answerer,
        modelCid,
        classes,
        fee,
      }),
      PredictionsRefunded: ({ order, user, paid }): DemandFact => ({
        type: 'predictionsRefunded',
        order: Number(order),
        user,
        paid,
      }),
    },
  },
  folds: {
    predictionsOrdered(draft, { order, user, questions: packed, paid }, { timestamp }) {
      const questions = unpackQuestions(packed);
      draft.open.set(order, { user, questions, paid, orderedAt: timestamp });
      draft.users.set(user, { ...(draft.users.get(user) ?? NOBODY), lastOrderAt: timestamp });
      draft.predictions = { ...draft.predictions, ordered: draft.predictions.ordered + questions.length };
      draft.coins = { ...draft.coins, paid: draft.coins.paid + paid };
    },
    predictionsAnswered(draft, { order, user, classes: packed, fee }) {
      const { questions } = draft.open.get(order)!;
      const classes = unpackClasses(packed);
      const before = draft.users.get(user) ?? NOBODY;
      draft.open.delete(order);
      draft.users.set(user, {
        ...before,
        answered: before.answered + classes.length,
        paid: before.paid + fee,
        latest: { order, questions, classes },
      });
      draft.predictions = { ...draft.predictions, answered: draft.predictions.answered + classes.length };
      draft.coins = { ...draft.coins, fees: draft.coins.fees + fee };
    },
    predictionsRefunded(draft, { order, paid }) {
      const { questions } = draft.open.get(order)!;
      draft.open.delete(order);
      draft.predictions = { ...draft.predictions, refunded: draft.predictions.refunded + questions.length };
      draft.coins = { ...draft.coins, refunded: draft.coins.refunded + paid };
    },
  },
  parameters: [
    {
      key: 'predictionPrice',
      title: 'price of a prediction',
      unit: 'wei',
      format: (value) => `${formatTokens(value)} coins`,
      initial: ({ demand: { predictionPrice } }) => parseTokens(predictionPrice),
      maximum: ({ demand: { highestPrice } }) => parseTokens(highestPrice),
    },
  ],
  archetypes: { payingUser },
  policies: [{ of: ['validator'], policy: answerOrders }],
  flows: {
    kinds: {
      payment: { title: 'Payment for predictions' },
      fee: { title: 'Fee' },
      refund: { title: 'Payment back' },
    },
    classify: ({ asset, from, to }, { demand: { contracts: own }, fees: { contracts: feeContracts } }) => {
      if (asset !== STABLE_ASSET) return null;
      if (to === own.service) return 'payment';
      if (from !== own.service) return null;
      return to === feeContracts.distributor ? 'fee' : 'refund';
    },
  },
  agentColumns: [
    {
      name: 'predictions',
      title: 'Predictions',
      unit: 'count',
      description: 'Predictions it paid for and got.',
      of: ({ view }, { address }) => view.demand.users.get(address)?.answered ?? 0,
    },
    {
      name: 'spent',
      title: 'Paid for them',
      unit: 'wei',
      asset: STABLE_ASSET,
      description: 'Stable coins it paid for predictions.',
      keep: 'sum',
      entries: ({ events }) => demandEvents(events, 'predictionsAnswered').map(({ user, fee }) => [user, fee] as const),
    },
  ],
  reporters: () => demandReporters,
  invariants: { ordersAreCovered, answersAreTheModels },
  audit: ({ demand: { contracts, coins }, governance: { parameters } }) => [
    question(PredictionService, contracts.service, 'held', [], coins.paid - coins.fees - coins.refunded),
    question(PredictionService, contracts.service, 'price', [], parameterOf({ parameters }, 'predictionPrice')),
  ],
  news: demandNews,
  closing: demandInAll,
  panels: demandPanels,
});
