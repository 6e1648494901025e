import { address, integer, wei } from './event-arguments.js';
import type { FactReaders } from './fact-readers.js';

export const stakingFacts: FactReaders = {
  Staked: (args) => ({ type: 'staked', account: address(args, 'user'), amount: wei(args, 'amount') }),
  CooldownStarted: (args) => ({
    type: 'cooldownStarted',
    account: address(args, 'user'),
    amount: wei(args, 'amount'),
    readyAt: integer(args, 'readyAt'),
  }),
  Withdrawn: (args) => ({ type: 'unstaked', account: address(args, 'user'), amount: wei(args, 'amount') }),
  RewardPaid: (args) => ({ type: 'stakingRewardPaid', account: address(args, 'user'), amount: wei(args, 'reward') }),
  RewardAdded: (args) => ({ type: 'stakingRewardAdded', amount: wei(args, 'reward') }),
  Slashed: (args) => ({
    type: 'slashed',
    account: address(args, 'user'),
    fromStake: wei(args, 'fromStake'),
    fromCooling: wei(args, 'fromCooling'),
    destination: address(args, 'destination'),
  }),
};
