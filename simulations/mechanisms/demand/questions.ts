import type { Hex } from '../../chain/index.js';

/** Bytes that name one question on chain (`PredictionService.QUESTION_BYTES`): an example's number, big endian. */
const DIGITS = 8;

/** The most questions in one order (`PredictionService.MAX_QUESTIONS`). */
export const MOST_QUESTIONS = 256;

/** Numbers of examples as an order carries them. */
export function packQuestions(questions: readonly number[]): Hex {
  return `0x${questions.map((question) => question.toString(16).padStart(DIGITS, '0')).join('')}`;
}

/** The numbers of examples that an order carries. */
export function unpackQuestions(packed: Hex): readonly number[] {
  return (packed.slice(2).match(/.{8}/g) ?? []).map((digits) => Number.parseInt(digits, 16));
}

/** Classes as an answer carries them, a byte each. */
export function packClasses(classes: Iterable<number>): Hex {
  return `0x${[...classes].map((one) => one.toString(16).padStart(2, '0')).join('')}`;
}

/** The classes that an answer carries. */
export function unpackClasses(packed: Hex): readonly number[] {
  return (packed.slice(2).match(/.{2}/g) ?? []).map((digits) => Number.parseInt(digits, 16));
}
