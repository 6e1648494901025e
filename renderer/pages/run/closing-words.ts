import type { Frame, RunReport } from '../../../simulations/api/contract/index.js';
import { count, percent } from '../../words/number-format.js';

type Ended = 'finished' | 'stopped';

/** A run that has ended, in one sentence that agrees with the numbers on its charts. */
export function closingWords(
  frames: readonly Frame[],
  { accuracy, proposals, invariants, gini, told = [] }: RunReport,
  state: Ended,
): string {
  const ticks = frames.at(-1)?.tick ?? 0;
  const first = accuracy.first;
  const learned =
    accuracy.final === null
      ? 'no round was settled'
      : `the model reads ${percent(accuracy.final)}${first === null ? '' : `, after ${percent(first)} in its first round`}`;
  const decided =
    proposals.created === 0
      ? 'nobody proposed anything'
      : `${count(proposals.executed)} of ${count(proposals.created)} ${proposals.created === 1 ? 'proposal is' : 'proposals are'} in force`;
  const broken = invariants.violated === 0 ? '' : `; ${count(invariants.violated)} checks of the books failed`;
  const when = state === 'finished' ? `After all ${count(ticks)} ticks` : `Stopped after ${count(ticks)} ticks:`;
  // A run whose economy has its own outcome is told by that: how unequal its agents became stands in a chart of its own.
  const [last = `the Gini coefficient is ${gini.toFixed(2)}`, ...before] = told.toReversed();
  // So is one in which there was nothing to vote on.
  const voted = told.length > 0 && proposals.created === 0 ? [] : [decided];
  // And one in which nothing was ever measured has nothing to say of a model.
  const read = told.length > 0 && accuracy.final === null ? [] : [learned];
  const parts = [...read, ...voted, ...before.toReversed()];
  return `${when} ${parts.length === 0 ? last : `${parts.join(', ')}, and ${last}`}${broken}`;
}
