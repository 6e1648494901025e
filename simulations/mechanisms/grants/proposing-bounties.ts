import { GrantEscrow, StableCoin } from '../../../contracts/bindings/index.js';
import type { Effect, Observation, Policy } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import { parseTokens } from '../../scenario/index.js';
import { balanceOf, ledgerOf, ZERO_ADDRESS } from '../../world/index.js';
import { ownVotes, propose, unfinishedProposals } from '../governance/index.js';
import { STABLE_ASSET } from '../market/index.js';
import type { BountyDraft } from './section.js';
import type { GrantsScope } from './state.js';

type Seen = Observation<GrantsScope>;

const total = (milestones: readonly bigint[]) => milestones.reduce((sum, one) => sum + one, 0n);
const titleOf = ({ name }: BountyDraft) => `Open a bounty: ${name}`;

/** Puts the scenario's bounties to the vote, each once and one at a time, from its tick on and as the treasury can pay it. */
export const proposeBounties: Policy<GrantsScope> = (observation) => {
  const { view, self, now, tick, scenario, directory } = observation;
  const stewards = directory.ofArchetype(self.archetype);
  if (stewards[tick % stewards.length]?.name !== self.name) return [];
  if (ownVotes(observation) < view.governance.settings.proposalThreshold) return [];
  if (unfinishedProposals(view.governance, now).length > 0) return [];
  const titles = new Set([...view.governance.proposals.values()].map(({ title }) => title));
  const funds = balanceOf(view, view.treasury, STABLE_ASSET);
  const next = scenario.grants.bounties.find(
    (bounty) => tick >= bounty.proposeAtTick && !titles.has(titleOf(bounty)) && total(amountsOf(bounty)) <= funds,
  );
  if (next === undefined) return [];
  const description = `# ${titleOf(next)}\n\nProposed by ${self.name}, tick ${tick + 1}.`;
  return [{ purpose: 'propose', window: 0, calls: [propose(view, openingOf(next, observation), description)] }];
};

const amountsOf = ({ milestones }: BountyDraft) => milestones.map((amount) => parseTokens(amount));

/** The calls that open a bounty: the escrow may take the amount, and takes it. */
function openingOf(bounty: BountyDraft, { view, now, scenario: { tickSeconds }, directory }: Seen) {
  const { stable } = view.market.contracts;
  const { escrow } = view.grants.contracts;
  const amounts = amountsOf(bounty);
  return [
    callOf(StableCoin, stable, 'approve', [escrow, total(amounts)]),
    callOf(GrantEscrow, escrow, 'open', [
      {
        asset: stable,
        recipient: ZERO_ADDRESS,
        timeToDeliver: BigInt(bounty.deliverTicks * tickSeconds),
        expiresAt: BigInt(now + bounty.expiryTicks * tickSeconds),
        approvals: BigInt(bounty.approvals),
      },
      amounts,
      directory.ofCohort(bounty.reviewers).map(({ address }) => address),
    ]),
  ];
}

/** What opening a grant would do: what the work is worth, and what it takes of all that the DAO's tokens are worth. */
export function judgeOpening(milestones: readonly bigint[], { view, scenario }: Seen): Effect | null {
  const bounty = scenario.grants.bounties.find((one) => sameAmounts(amountsOf(one), milestones));
  const { tokens, coins } = view.market.reserves;
  const { supply } = ledgerOf(view);
  if (bounty === undefined || tokens === 0n || supply === 0n) return null;
  const worth = (supply * coins) / tokens;
  const percent = worth === 0n ? 0 : Number((total(milestones) * 1_000_000n) / worth) / 10_000;
  return {
    accuracy: bounty.worthPoints,
    income: -percent,
    because: `The work is worth ${bounty.worthPoints} points and takes ${percent.toFixed(2)} % of what all tokens are worth.`,
  };
}

const sameAmounts = (one: readonly bigint[], other: readonly bigint[]) =>
  one.length === other.length && one.every((amount, i) => amount === other[i]);
