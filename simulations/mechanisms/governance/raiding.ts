import { z } from 'zod';
import { ConfigurableGovernor, FalsePapers, GovernanceToken } from '../../../contracts/bindings/index.js';
import type { Archetype, Observation, Policy } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import { parseTokens } from '../../scenario/index.js';
import { balanceOf } from '../../world/index.js';
import { ONE_VOTE } from '../identity/index.js';
import { quorumOf, unfinishedProposals } from './proposal-state.js';
import { propose } from './proposing.js';
import { type GovernanceScope, SUPPORT } from './state.js';
import { voteSource, votesAt } from './votes.js';
import { delegateToSelf } from './voting.js';

const fields = {
  prizePercent: z.number().gt(0).max(100).default(90).meta({
    title: 'Part of the treasury that it proposes to pay itself',
    unit: "% of the treasury's tokens",
  }),
  expectedTurnout: z.number().min(0).max(1).default(0.6).meta({
    title: 'Part of all other votes that it expects against it',
  }),
};
interface Plan {
  readonly prizePercent: number;
  readonly expectedTurnout: number;
}

/**
 * After the treasury: proposes to pay itself from it once its cohort's votes should be enough, whoever comes to vote
 * against. Where persons vote it has its other accounts taken for persons, if all it needs cost less than the prize.
 */
export const raider: Archetype<GovernanceScope, typeof fields> = {
  words: { one: 'Raider', many: 'Raiders', family: 'attackers', shade: 4 },
  chores: 0,
  attack: 'proposes to pay itself from the treasury',
  fields,
  policies: (cohort) => [delegateToSelf, voteForOwnCohort, raid(cohort)],
};

const cohortOf = ({ directory, self }: Observation<GovernanceScope>) => directory.ofCohort(self.cohort);

/** Votes for what its cohort has proposed, at once and always. */
const voteForOwnCohort: Policy<GovernanceScope> = (observation) => [
  {
    purpose: 'vote',
    window: 2,
    decide: (moment) => {
      const { view, self, now, directory } = observation.at(moment);
      return unfinishedProposals(view.governance, now)
        .filter(
          ({ state, proposal }) =>
            state === 'active' &&
            directory.at(proposal.proposer)?.cohort === self.cohort &&
            (proposal.snapshotVotes.get(self.address) ?? 0n) > 0n &&
            !proposal.ballots.has(self.address),
        )
        .map(({ proposal }) =>
          callOf(ConfigurableGovernor, view.governance.contracts.governor, 'castVoteWithReason', [
            BigInt(proposal.id),
            BigInt(SUPPORT.indexOf('for')),
            'It pays us.',
          ]),
        );
    },
  },
];

/** The first of a cohort acts for all, and tries once. */
function raid({ prizePercent, expectedTurnout }: Plan): Policy<GovernanceScope> {
  return (observation) => {
    const { view, self } = observation;
    if (cohortOf(observation)[0]?.address !== self.address) return [];
    if ([...view.governance.proposals.values()].some(({ proposer }) => proposer === self.address)) return [];
    const prize = (balanceOf(view, view.treasury) * BigInt(Math.round(prizePercent * 100))) / 10_000n;
    const missing = missingVotes(observation, expectedTurnout);
    if (prize === 0n) return [];
    if (missing > 0n) return passOffAsPersons(observation, missing, prize);
    if ((votesAt(view, view.time).of.get(self.address) ?? 0n) < view.governance.settings.proposalThreshold) return [];
    const payment = callOf(GovernanceToken, view.token.contracts.token, 'transfer', [self.address, prize]);
    const text = '# Pay the working group\n\nFor its work in the coming year, in one payment.';
    return [{ purpose: 'propose', window: 0, calls: [propose(view, [payment], text)] }];
  };
}

/** Votes that its cohort lacks to outvote all who are expected, and to reach the quorum by itself. */
function missingVotes(observation: Observation<GovernanceScope>, expectedTurnout: number): bigint {
  const { view } = observation;
  const { of, supply } = votesAt(view, view.time);
  const own = cohortOf(observation).reduce((sum, { address }) => sum + (of.get(address) ?? 0n), 0n);
  const all = [...of.values()].reduce((sum, votes) => sum + votes, 0n);
  const opposed = ((all - own) * BigInt(Math.round(expectedTurnout * 10_000))) / 10_000n;
  const quorum = quorumOf(supply, view.governance.rules);
  const needed = opposed + 1n > quorum ? opposed + 1n : quorum;
  return needed > own ? needed - own : 0n;
}

/** Buys as many false persons as it lacks, and one more for the quorum they raise; nothing where they cost too much. */
function passOffAsPersons(observation: Observation<GovernanceScope>, missing: bigint, prize: bigint) {
  const { view, self, scenario } = observation;
  const { identity } = view;
  if (identity === undefined || scenario.identity === undefined || voteSource(view) !== 'identity') return [];
  const count = Number((missing + ONE_VOTE - 1n) / ONE_VOTE) + 1;
  const accounts = cohortOf(observation)
    .map(({ address }) => address)
    .filter((address) => !identity.persons.has(address))
    .slice(0, count);
  const cost = parseTokens(scenario.identity.falsePapersTokens) * BigInt(count);
  if (accounts.length < count || cost >= prize || cost > balanceOf(view, self.address)) return [];
  const { papers } = identity.contracts;
  return [
    {
      purpose: 'forgePersons',
      window: 0,
      calls: [
        callOf(GovernanceToken, view.token.contracts.token, 'approve', [papers, cost]),
        callOf(FalsePapers, papers, 'forge', [accounts]),
      ],
    } as const,
  ];
}
