import { LearningError } from '../../errors/index.js';

/** What trainers do in a round, for the message when too few did. */
export type Step = 'advertised keys' | 'shared their keys' | 'sent a masked update' | 'helped to unmask the sum';

/**
 * Ends the round when fewer trainers than the threshold are left.
 *
 * @throws LearningError
 */
export function requireThreshold(left: number, threshold: number, step: Step): void {
  if (left >= threshold) return;
  throw new LearningError(
    'learning.tooFewToUnmask',
    `Only ${left} trainers ${step}, and the sum cannot be unmasked with fewer than ${threshold}.`,
    {
      field: 'thresholdPercent',
      value: threshold,
      hint: 'No update was revealed. Ask again, ask more trainers, or lower the threshold.',
    },
  );
}
