import { z } from 'zod';
import type { Archetype, Policy } from '../../agents/index.js';
import { bps } from '../../scenario/index.js';
import {
  cautionField,
  delegateToSelf,
  ownVotes,
  propose,
  setParameter,
  unfinishedProposals,
  voteOnProposals,
} from '../governance/index.js';
import { claimRewards, stakeShareOnce } from '../staking/index.js';
import { feesATick, judgeWeights, weightsInForce } from './pay-by-fees.js';
import { type FeesScope, WEIGHTS } from './state.js';

const share = z.number().min(0).max(1);

export interface SwitchPlan {
  /** Weight that stakers are to have, in percent parts beside the others'. */
  readonly stakersWeightPercent: number;
  /** Ticks of fees that it watches first. */
  readonly watchTicks: number;
  /** Percent by which its own income must gain to be worth a proposal. */
  readonly minimumGainPercent: number;
}

/** Ticks that it waits after a vote on the same before it asks again. */
const RETRY_TICKS = 12;

/**
 * Out of its own interest: once fees flow and a share of them for stakers would lift its income by enough, it puts that
 * share to the vote, one proposal at a time.
 */
export function proposeFeeSwitch({
  stakersWeightPercent,
  watchTicks,
  minimumGainPercent,
}: SwitchPlan): Policy<FeesScope> {
  return (observation) => {
    const { view, self, now, tick, scenario, directory } = observation;
    if (tick < watchTicks || feesATick(observation) === 0) return [];
    const proponents = directory.ofArchetype(self.archetype);
    if (proponents[tick % proponents.length]?.name !== self.name) return [];
    if (ownVotes(observation) < view.governance.settings.proposalThreshold) return [];
    if (unfinishedProposals(view.governance, now).length > 0) return [];
    const weights = weightsInForce(view);
    const stakers = Number(bps(stakersWeightPercent));
    if (weights.stakers >= stakers) return [];
    const title = `Give stakers ${stakersWeightPercent} parts of the fees`;
    const since = now - RETRY_TICKS * scenario.tickSeconds;
    if ([...view.governance.proposals.values()].some((one) => one.title === title && one.createdAt > since)) return [];
    const { income, because } = judgeWeights({ ...weights, stakers }, observation);
    if (income < minimumGainPercent) return [];
    const description = `# ${title}\n\n${because}\n\nProposed by ${self.name}, tick ${tick + 1}.`;
    const action = setParameter(view, WEIGHTS.stakers.key, BigInt(stakers));
    return [{ purpose: 'propose', window: 0, calls: [propose(view, [action], description)] }];
  };
}

const proponentFields = {
  stakeShare: share.default(0.5).meta({ title: 'Share of its tokens it stakes' }),
  stakersWeightPercent: z.number().gt(0).max(100).default(100).meta({
    title: 'Weight it asks for stakers',
    unit: 'parts, beside the other weights',
  }),
  watchTicks: z.int().min(1).max(10_000).default(8).meta({ title: 'Ticks of fees it watches first' }),
  minimumGainPercent: z.number().min(0).max(10_000).default(10).meta({
    title: 'Gain of its own income worth a proposal',
    unit: '%',
  }),
  ...cautionField,
};

/** Stakes, and would have fees go to those who stake: minds its own income alone. */
export const feeProponent: Archetype<FeesScope, typeof proponentFields> = {
  words: { one: 'Fee-switch proponent', many: 'Fee-switch proponents', family: 'voters', shade: 5 },
  community: true,
  chores: 1,
  fields: proponentFields,
  policies: ({ stakeShare, caution, ...plan }) => [
    delegateToSelf,
    stakeShareOnce(stakeShare),
    claimRewards(8),
    proposeFeeSwitch(plan),
    voteOnProposals(1, { accuracy: 0, income: 1, threshold: 0.5, caution }),
  ],
};
