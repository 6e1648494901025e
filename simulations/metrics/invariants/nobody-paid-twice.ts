import type { Invariant } from './invariant.js';

/** Nobody is paid twice for the same round, and what the pools paid is what the rounds say they paid. */
export const nobodyPaidTwice: Invariant = {
  name: 'nobodyPaidTwice',
  check: ({ events }) => {
    const paid = new Set<string>();
    const byRounds = { trainers: 0n, validators: 0n };
    const byPools = { trainers: 0n, validators: 0n };
    for (const event of events) {
      if (event.type === 'poolPaid') byPools[event.pool] += event.amount;
      if (event.type === 'trainerScored') byRounds.trainers += event.paid;
      if (event.type === 'validatorPaid') byRounds.validators += event.paid;
      if (event.type !== 'trainerScored' && event.type !== 'validatorPaid') continue;
      const account = event.type === 'trainerScored' ? event.trainer : event.validator;
      const key = `${event.type} ${event.round} ${account}`;
      if (paid.has(key)) return `${account} was paid twice for round ${event.round}`;
      paid.add(key);
    }
    for (const pool of ['trainers', 'validators'] as const) {
      if (byPools[pool] !== byRounds[pool]) {
        return `the ${pool}' pool paid ${byPools[pool]} wei and the rounds account for ${byRounds[pool]} wei`;
      }
    }
    return null;
  },
};
