import type { Archetype } from '../../scenario/index.js';
import type { Reporter } from '../reporter.js';
import { chainReporters } from './chain.js';
import { proposalCounts, turnout, votingPower } from './governance.js';
import { inequalityReporters } from './inequality.js';
import { accuracy, loss, participants } from './learning.js';
import { emission, rewardReporters } from './rewards.js';
import { supplyReporters } from './supply.js';

/** All reporters of a run whose agents are of these archetypes. A new reporter is a file and a line here. */
export function reportersFor(archetypes: readonly Archetype[]): readonly Reporter[] {
  return [
    accuracy,
    loss,
    participants,
    ...supplyReporters,
    emission,
    ...archetypes.flatMap(rewardReporters),
    ...inequalityReporters,
    turnout,
    votingPower,
    ...proposalCounts,
    ...chainReporters,
  ];
}
