import type { Finding, WorkKind } from '../../agents/index.js';
import { type OwnRow, WORTH_PARTS } from './rows.js';
import { learningOf } from './serving.js';
import type { AnsweredQuery } from './state.js';

/** What a client found of an answer: of so many rows it knew the right class, and so many were right. */
export interface Experience extends Finding {
  readonly kind: 'answersChecked';
  readonly query: number;
  readonly table: number;
  readonly known: number;
  readonly knownRight: number;
  /** Of all rows, which turns out in time for statistics and which the client does not go by. */
  readonly rows: number;
  readonly right: number;
  /** What right answers were worth less what wrong ones cost, in 1/10,000 coins; for statistics as well. */
  readonly worth: number;
}

export interface CheckOrder extends AnsweredQuery {
  /** Examples of which the client knows the right class. */
  readonly known: ReadonlySet<number>;
  /** What a wrong answer costs, as a multiple of what a right one is worth. */
  readonly costOfWrong: number;
}

/** Compare answers with the right classes, as far as one knows them. */
export const checkAnswers: WorkKind<CheckOrder, Experience> = {
  name: 'checkAnswers',
  run: (orders, services) => {
    const learning = learningOf(services);
    return Promise.resolve(
      orders.map(({ query, table, answers, known, costOfWrong }) => {
        const truth = learning.truth(answers.map(({ example }) => example));
        const right = answers.filter((row, i) => row.class === truth[i]);
        const [worthOfAll, worthOfRight] = [worthOf(answers), worthOf(right)];
        return {
          ...{ kind: 'answersChecked', query, table },
          known: answers.filter(({ example }) => known.has(example)).length,
          knownRight: right.filter(({ example }) => known.has(example)).length,
          ...{ rows: answers.length, right: right.length },
          worth: Math.round(worthOfRight - costOfWrong * (worthOfAll - worthOfRight)),
        } as const;
      }),
    );
  },
};

const worthOf = (rows: readonly OwnRow[]) => rows.reduce((sum, { worth }) => sum + worth, 0);

export const isExperience = (finding: Finding): finding is Experience => finding.kind === 'answersChecked';

/** What a client holds a table's accuracy to be: what it believed before, and the answers that it could check. */
export function believedAccuracy(
  { priorAccuracy, priorWeight }: { readonly priorAccuracy: number; readonly priorWeight: number },
  experiences: readonly Pick<Experience, 'known' | 'knownRight'>[],
): number {
  const known = experiences.reduce((sum, one) => sum + one.known, 0);
  const right = experiences.reduce((sum, one) => sum + one.knownRight, 0);
  return known + priorWeight === 0 ? priorAccuracy : (priorAccuracy * priorWeight + right) / (priorWeight + known);
}

/** What asking a table promises. */
export interface Prospect {
  /** Rows that are worth more than this are worth their price (1/10,000 coins). */
  readonly from: number;
  /** How many they are. */
  readonly count: number;
  /** Stable coins. */
  readonly gain: number;
}

/**
 * What asking a table would gain: a right answer of worth w gains `w × (a − c × (1 − a))` on average, and costs the price.
 * @param accuracy a, from 0 to 1
 * @param price stable coins a row
 * @returns `null` where answers do more harm than good
 */
export function gainOf(rows: readonly OwnRow[], accuracy: number, price: number, costOfWrong: number): Prospect | null {
  const edge = accuracy - costOfWrong * (1 - accuracy);
  if (edge <= 0) return null;
  const from = Math.ceil((price / edge) * WORTH_PARTS);
  const worthy = rows.filter(({ worth }) => worth > from);
  const gain = (worthOf(worthy) / WORTH_PARTS) * edge - price * worthy.length;
  return gain <= 0 ? null : { from, count: worthy.length, gain };
}
