import { address, wei } from './event-arguments.js';
import type { FactReaders } from './fact-readers.js';

export const tokenFacts: FactReaders = {
  Transfer: (args) => ({
    type: 'transfer',
    from: address(args, 'from'),
    to: address(args, 'to'),
    amount: wei(args, 'value'),
  }),
  Approval: (args) => ({
    type: 'approval',
    owner: address(args, 'owner'),
    spender: address(args, 'spender'),
    amount: wei(args, 'value'),
  }),
  DelegateChanged: (args) => ({
    type: 'delegateChanged',
    delegator: address(args, 'delegator'),
    from: address(args, 'fromDelegate'),
    to: address(args, 'toDelegate'),
  }),
  DelegateVotesChanged: (args) => ({
    type: 'votesChanged',
    delegate: address(args, 'delegate'),
    previous: wei(args, 'previousVotes'),
    votes: wei(args, 'newVotes'),
  }),
};
