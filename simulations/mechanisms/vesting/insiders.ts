import { z } from 'zod';
import { GovernanceToken } from '../../../contracts/bindings/index.js';
import type { Archetype, Policy } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import { parseTokens, percent, tokenAmount } from '../../scenario/index.js';
import { balanceOf } from '../../world/index.js';
import {
  delegateToSelf,
  delegateToSomebody,
  ownVotes,
  propose,
  unfinishedProposals,
  voteOnProposals,
} from '../governance/index.js';
import type { VestingScope } from './state.js';

const fields = {
  votes: z.enum(['self', 'delegates']).default('self').meta({
    title: 'Who votes with its tokens',
    description: 'It itself, or a declared delegate: as it agreed to for all that vests.',
  }),
  asksPercent: percent.gt(0).default(50).meta({
    title: 'What it asks the treasury for, for its whole cohort',
    unit: "% of the treasury's tokens",
  }),
  asksEveryTicks: z.int().min(1).max(100_000).default(26).meta({ title: 'Ticks between two such proposals' }),
  leastTokens: tokenAmount.default('1').meta({
    title: 'What it does not propose for',
    unit: 'tokens',
    description: 'Less than this is not worth a proposal.',
  }),
  diligence: z.number().min(0).max(1).default(0.95).meta({ title: 'Chance to vote on a proposal' }),
};

export interface InsiderTaste {
  readonly asksPercent: number;
  readonly asksEveryTicks: number;
  readonly leastTokens: string;
}

/** A percentage is exact to a millionth. */
const PARTS = 100_000_000n;

/**
 * Proposes, member by member in turn, that the treasury pay the cohort a share of its tokens, the same to each. It asks whether
 * it can win or not: whoever holds enough votes by then does.
 */
export function askForTreasury({ asksPercent, asksEveryTicks, leastTokens }: InsiderTaste): Policy<VestingScope> {
  const share = BigInt(Math.round(asksPercent * 1_000_000));
  const least = parseTokens(leastTokens);
  return (observation) => {
    const { view, self, directory, tick, now } = observation;
    const members = directory.ofCohort(self.cohort);
    const time = tick / asksEveryTicks;
    if (tick === 0 || !Number.isInteger(time) || members[(time - 1) % members.length]?.name !== self.name) return [];
    if (ownVotes(observation) < view.governance.settings.proposalThreshold) return [];
    if (unfinishedProposals(view.governance, now).some(({ proposal }) => isOfCohort(proposal, observation))) return [];
    const each = (balanceOf(view, view.treasury) * share) / PARTS / BigInt(members.length);
    if (each * BigInt(members.length) < least) return [];
    const { token } = view.token.contracts;
    const payments = members.map(({ address }) => callOf(GovernanceToken, token, 'transfer', [address, each]));
    const title = `# Pay ${self.cohort} ${asksPercent} % of the treasury\n\nAsked by ${self.name}, tick ${tick + 1}.`;
    return [{ purpose: 'propose', window: 0, calls: [propose(view, payments, title)] }];
  };
}

/** Whether one of the observing agent's own cohort made a proposal. */
function isOfCohort(
  { proposer }: { readonly proposer: `0x${string}` },
  { self, directory }: Pick<Parameters<Policy<VestingScope>>[0], 'self' | 'directory'>,
): boolean {
  return directory.at(proposer)?.cohort === self.cohort;
}

/** Was there before the launch, is given much of the token, and votes as one with its like. */
export const insider: Archetype<VestingScope, typeof fields> = {
  words: { one: 'Insider', many: 'Insiders', family: 'voters', shade: 6 },
  community: true,
  chores: 0,
  fields,
  policies: (cohort) => [
    cohort.votes === 'self' ? delegateToSelf : delegateToSomebody,
    askForTreasury(cohort),
    voteOnProposals(cohort.diligence, { accuracy: 0.3, income: 1, threshold: 0.5, caution: 0 }, (proposal, seen) =>
      isOfCohort(proposal, seen) ? { support: 'for', reason: 'It pays us.' } : null,
    ),
  ],
};
