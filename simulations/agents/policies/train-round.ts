import type { TrainingBehaviour } from '../../learning/index.js';
import type { Policy } from '../agent.js';
import { commitUpdate, revealUpdate } from '../contract-call.js';
import type { WorkIntent } from '../intent.js';
import { upcomingRound } from './upcoming-round.js';
import { drawSalt, updateCommitment } from './update-commitment.js';

/** Takes part in every round it can: works as its behaviour says, commits to the update, then reveals it. */
export function trainRound(behaviour: TrainingBehaviour): Policy {
  return (observation) => {
    const { self, random } = observation;
    const upcoming = upcomingRound(observation);
    if (upcoming === null || self.shard === null) return [];
    const { round, model } = upcoming;
    const order = { kind: 'train', shard: self.shard, model, behaviour, seed: random.seed(), round } as const;
    const salt = drawSalt(random);
    const commit: WorkIntent<'train'> = {
      purpose: 'commit',
      phase: 'act',
      workKind: 'train',
      work: () => order,
      // Work that was lost leaves nothing to commit to.
      calls: ({ update, sampleCount }) => {
        if (update === null) return [];
        const commitment = updateCommitment({ round, trainer: self.address, cid: update, sampleCount, salt });
        return [commitUpdate(round, commitment)];
      },
    };
    const reveal: WorkIntent<'train'> = {
      purpose: 'reveal',
      phase: 'reveal',
      workKind: 'train',
      // Whoever could not commit (too little stake, say) has nothing to reveal.
      work: (view) => (view.round?.round === round && view.round.commitments.has(self.address) ? order : null),
      calls: ({ update, sampleCount }) => (update === null ? [] : [revealUpdate(round, update, sampleCount, salt)]),
    };
    return [commit, reveal];
  };
}
