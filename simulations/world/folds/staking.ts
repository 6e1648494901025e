import type { Folds } from './fold.js';

export const stakingFolds: Folds = {
  staked(draft, { account, amount }) {
    const position = draft.stakeOf(account);
    draft.stakes.set(account, { ...position, active: position.active + amount });
    draft.totalStaked += amount;
  },
  cooldownStarted(draft, { account, amount, readyAt }) {
    const position = draft.stakeOf(account);
    draft.stakes.set(account, {
      ...position,
      active: position.active - amount,
      cooling: position.cooling + amount,
      readyAt,
    });
    draft.totalStaked -= amount;
  },
  unstaked(draft, { account, amount }) {
    const position = draft.stakeOf(account);
    // With a cooldown only cooled stake can leave; without one nothing ever cools.
    if (position.cooling > 0n) {
      const cooling = position.cooling - amount;
      draft.stakes.set(account, { ...position, cooling, readyAt: cooling === 0n ? 0 : position.readyAt });
      return;
    }
    draft.stakes.set(account, { ...position, active: position.active - amount });
    draft.totalStaked -= amount;
  },
  stakingRewardPaid(draft, { account, amount }) {
    const position = draft.stakeOf(account);
    draft.stakes.set(account, { ...position, rewardsPaid: position.rewardsPaid + amount });
  },
  slashed(draft, { account, fromStake, fromCooling }) {
    const position = draft.stakeOf(account);
    const cooling = position.cooling - fromCooling;
    draft.stakes.set(account, {
      ...position,
      active: position.active - fromStake,
      cooling,
      readyAt: cooling === 0n ? 0 : position.readyAt,
      slashed: position.slashed + fromStake + fromCooling,
    });
    draft.totalStaked -= fromStake;
  },
};
