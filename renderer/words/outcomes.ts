import type { FederationRound } from '../../simulations/api/contract/index.js';

type Outcome = FederationRound['clients'][number]['outcome'];

const outcomes: Readonly<Record<Outcome, string>> = {
  done: 'combined',
  dropped: 'sent nothing',
  late: 'came too late',
  lost: 'lost to a crash',
  unusable: 'no finite numbers, left out',
  sealed: 'could not be unmasked',
  spent: 'out of privacy budget',
};

/** What became of an asked client, in words. */
export function outcomeName(outcome: Outcome): string {
  return outcomes[outcome];
}

/** All ways in which an asked client's update may be missing from the model. */
export const absences: readonly Outcome[] = ['dropped', 'late', 'lost', 'unusable', 'sealed', 'spent'];
