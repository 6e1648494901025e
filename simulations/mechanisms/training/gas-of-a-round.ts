import type { TrainingScope } from './state.js';

/** What `RoundSettlement` does at most in one call, with what it does not count (gas). */
const MOST_OF_A_SETTLEMENT = 27_000_000;
const TO_SETTLE = 600_000;
const TO_BEGIN_AN_UPDATE = 6_000;
const TO_PAY = 106_000;
const TO_READ_A_SCORE = 2_400;
const TO_PAY_A_VALIDATOR = 160_000;

/**
 * Gas that the dearest single transaction of a round may need: one part of its settlement. (A validator's report needs less:
 * 200,000, and 6,000 a score.) As measured by the contracts' tests with the largest rounds there, rounded up.
 */
export function gasOfARound(trainers: number, validators: number): number {
  const each = TO_BEGIN_AN_UPDATE + TO_PAY + validators * TO_READ_A_SCORE;
  const whole = TO_SETTLE + trainers * each + validators * TO_PAY_A_VALIDATOR;
  const part = Math.max(MOST_OF_A_SETTLEMENT, TO_SETTLE + trainers * TO_BEGIN_AN_UPDATE);
  return Math.min(whole, part);
}

/** Rounds that could never be settled, or scored, because a block holds too little gas. */
export function checkGas(
  { population, chain: { blockGasLimit } }: TrainingScope['scenario'],
  training: ReadonlySet<string>,
) {
  const count = (counted: (archetype: string) => boolean) =>
    population.reduce((sum, cohort) => sum + (counted(cohort.archetype) ? cohort.count : 0), 0);
  const trainers = count((archetype) => training.has(archetype));
  const validators = count((archetype) => archetype === 'validator');
  const needed = gasOfARound(trainers, validators);
  if (trainers === 0 || needed <= blockGasLimit) return [];
  const message = `is ${blockGasLimit}, and a round of ${trainers} trainers and ${validators} validators may need ${needed} in one transaction`;
  return [{ field: 'chain.blockGasLimit', message }];
}
