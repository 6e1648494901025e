import type { LearningParameters } from '../../scenario/index.js';

/**
 * What keeps ε from holding as it is worked out, a sentence each: it is about the plain sum of all updates, and a rule or a
 * compression that leaves parts of updates out of it leaves their noise out as well.
 */
export function epsilonNotes({
  privacy,
  aggregation,
  compression,
}: Pick<LearningParameters, 'privacy' | 'aggregation' | 'compression'>): string[] {
  if (privacy === undefined || privacy.noiseMultiplier === 0) return [];
  const tooSmall = 'ε is worked out for the plain sum of the updates, and is too small here: ';
  const notes: string[] = [];
  if (aggregation.rule !== 'fedAvg') {
    notes.push(
      `${tooSmall}the rule ${aggregation.rule} makes something else of them, and the noise of what it leaves out or shrinks is missing.`,
    );
  }
  if (compression !== undefined && compression.keepPercent < 100) {
    notes.push(
      `${tooSmall}each trainer sends ${compression.keepPercent} % of its values, and the noise of the others is missing.`,
    );
  }
  return notes;
}
