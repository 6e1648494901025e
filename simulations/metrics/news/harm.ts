import { counted } from '../../world/index.js';
import { ATTACKS } from '../first-attacks.js';
import type { Newsdesk } from './news.js';
import { roundTokens } from './numbers.js';

/** Attackers' first rounds. */
export const attackNews: Newsdesk = ({ attacks }) =>
  attacks.map(({ archetype, count, round }) => ({
    weight: 75,
    sentence: `${counted(count, 'attacker')} took part in round ${round} for the first time, with ${ATTACKS[archetype]}`,
  }));

/** Stake that was taken away. */
export const slashNews: Newsdesk = ({ events }) => {
  const slashed = events.filter((event) => event.type === 'slashed');
  if (slashed.length === 0) return [];
  const accounts = new Set(slashed.map(({ account }) => account)).size;
  const amount = slashed.reduce((sum, { fromStake, fromCooling }) => sum + fromStake + fromCooling, 0n);
  return [{ weight: 50, sentence: `${counted(accounts, 'agent')} lost ${roundTokens(amount)} of stake for harm done` }];
};

/** What came from outside the agents, and what must never happen. */
export const outsideNews: Newsdesk = ({ interventions, invariants }) => [
  ...interventions.map((sentence) => ({ weight: 65, sentence: sentence[0]!.toUpperCase() + sentence.slice(1) })),
  ...invariants.violated.map(({ name, message }) => ({
    weight: 1000,
    sentence: `Invariant ${name} is violated: ${message}`,
  })),
];
