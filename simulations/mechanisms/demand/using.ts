import { PredictionService, StableCoin } from '../../../contracts/bindings/index.js';
import { type Finding, type Observation, type Policy, type WorkKind, workIntent } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import { balanceOf } from '../../world/index.js';
import { parameterOf } from '../governance/index.js';
import { STABLE_ASSET } from '../market/index.js';
import { learningOf } from './answering.js';
import { MOST_QUESTIONS, packQuestions } from './questions.js';
import type { Answered, DemandScope } from './state.js';

type Seen = Observation<DemandScope>;
const SECONDS_A_YEAR = 31_557_600;
const COIN = 1e18;

/** What became of an order, once its user learnt the right answers. */
export interface Experience extends Finding {
  readonly kind: 'predictionsChecked';
  readonly order: number;
  readonly predictions: number;
  readonly right: number;
}

/** Compare answers with what turned out to be right, which users learn later in their own business. */
export const check: WorkKind<Answered, Experience> = {
  name: 'checkPredictions',
  run: (orders, services) => {
    const learning = learningOf(services);
    return Promise.resolve(
      orders.map(({ order, questions, classes }) => {
        const truth = learning.truth(questions);
        const right = classes.reduce((sum, one, i) => sum + (one === truth[i] ? 1 : 0), 0);
        return { kind: 'predictionsChecked', order, predictions: questions.length, right } as const;
      }),
    );
  },
};

/** What a cohort of users is like. */
export interface UserTaste {
  /** Stable coins that a right prediction is worth to the middle one of them. */
  readonly valuePerRight: number;
  /** Standard deviation of the logarithm of that worth among them. */
  readonly valueDeviation: number;
  /** What a wrong prediction costs, as a multiple of what a right one is worth. */
  readonly costOfWrong: number;
  /** Predictions it could use in a tick. */
  readonly questionsPerTick: number;
  /** Predictions of its own that count as much as what the DAO says of its model. */
  readonly ownWeight: number;
}

/** What a user holds the chance of a right answer to be (0 to 1); `null` while nobody knows anything. */
export function believedAccuracy(
  measured: number | null,
  experiences: readonly Experience[],
  ownWeight: number,
): number | null {
  // Half of what it believed fades with each further order: models change.
  let predictions = 0;
  let right = 0;
  for (const one of experiences) {
    predictions = predictions / 2 + one.predictions;
    right = right / 2 + one.right;
  }
  if (measured === null) return predictions === 0 ? null : right / predictions;
  return (measured * ownWeight + right) / (ownWeight + predictions);
}

/** Stable coins a prediction is worth on average, if so many are right. */
export const worthOf = (accuracy: number, value: number, costOfWrong: number) =>
  value * (accuracy - costOfWrong * (1 - accuracy));

/** Who ordered within the latest ticks, of all who could: they are content, and tell others. */
const RECENT_TICKS = 4;

function contentShare({ view, directory, scenario, now }: Seen): number {
  const possible = directory.ofArchetype('payingUser').length;
  const since = now - RECENT_TICKS * scenario.tickSeconds;
  let content = 0;
  for (const { lastOrderAt } of view.demand.users.values()) if (lastOrderAt >= since) content += 1;
  return possible === 0 ? 0 : content / possible;
}

/**
 * Bass' chance to hear of something in a time: from outside, and from those who use it (Bass 1969, "A new product growth
 * for model consumer durables"; mean coefficients of Sultan, Farley and Lehmann 1990).
 * @param coefficients percent a year of those who have not heard
 * @param using share (0 to 1) of all that use it
 */
export function chanceToHear(
  coefficients: { readonly innovationPercentPerYear: number; readonly imitationPercentPerYear: number },
  using: number,
  seconds: number,
): number {
  const { innovationPercentPerYear, imitationPercentPerYear } = coefficients;
  const rate = (innovationPercentPerYear + imitationPercentPerYear * using) / 100;
  return 1 - Math.exp((-rate * seconds) / SECONDS_A_YEAR);
}

/**
 * Hears of the service, tries it when its measured accuracy makes a prediction worth its price, and goes on as long as
 * what it was told and what it found make it so. Whoever has left looks again when the DAO says that its model is good.
 */
export function usePredictions(taste: UserTaste): Policy<DemandScope> {
  return (observation) => {
    const { view, self, scenario, findings, random, character, now } = observation;
    const { demand, training, governance, market } = view;
    const { service } = demand.contracts;
    const known = demand.users.get(self.address);
    const checking =
      known?.latest == null || findings.some((one) => isExperience(one) && one.order === known.latest!.order)
        ? []
        : [checkAnswers(known.latest)];

    const late = now - scenario.demand.patienceTicks * scenario.tickSeconds;
    const stale = [...demand.open].filter(([, order]) => order.user === self.address && order.orderedAt <= late);
    const back = stale.map(([id]) => ({
      purpose: 'reclaim',
      window: 0 as const,
      calls: [callOf(PredictionService, service, 'reclaim', [BigInt(id)])],
    }));

    if (known === undefined) {
      const chance = chanceToHear(scenario.demand, contentShare(observation), scenario.tickSeconds);
      if (!random.chance(chance)) return [];
    }
    const measured = training.measuredPpm === null ? null : training.measuredPpm / 1_000_000;
    const accuracy = believedAccuracy(measured, findings.filter(isExperience), taste.ownWeight);
    if (accuracy === null) return [...back, ...checking];
    const value = taste.valuePerRight * Math.exp(character('value').normal(0, taste.valueDeviation));
    const price = parameterOf(governance, 'predictionPrice');
    if (worthOf(accuracy, value, taste.costOfWrong) < Number(price) / COIN) return [...back, ...checking];

    const coins = balanceOf(view, self.address, STABLE_ASSET);
    const affordable = price === 0n ? MOST_QUESTIONS : Number(coins / price);
    const count = Math.min(taste.questionsPerTick, MOST_QUESTIONS, affordable);
    if (count === 0) return [...back, ...checking];
    const examples = scenario.learning.testExamples;
    const questions = Array.from({ length: count }, () => random.integer(0, examples - 1));
    const cost = price * BigInt(count);
    return [
      ...back,
      ...checking,
      {
        purpose: 'order',
        window: 0,
        calls: [
          callOf(StableCoin, market.contracts.stable, 'approve', [service, cost]),
          callOf(PredictionService, service, 'order', [packQuestions(questions), cost]),
        ],
      },
    ];
  };
}

const isExperience = (finding: Finding): finding is Experience => finding.kind === 'predictionsChecked';

/** Next tick's look at what the last answers were worth. */
function checkAnswers(answered: Answered) {
  return workIntent<DemandScope, Answered, Experience>(check, {
    purpose: 'check',
    window: 2,
    order: () => answered,
    finding: (experience) => experience,
  });
}
