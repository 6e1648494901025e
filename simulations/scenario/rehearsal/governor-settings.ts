import { z } from 'zod';
import { tokenAmount } from '../quantities.js';

const seconds = z.int().min(0).max(3_153_600_000);

/** Which votes a quorum counts: OpenZeppelin, Compound Bravo, Tornado Cash, Snapshot, in this order. */
export const QUORUM_COUNTS = ['forAbstain', 'for', 'forAgainst', 'all'] as const;

/** How many votes make a decision valid. */
export const quorumSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('fraction'),
    percent: z.number().min(0).max(100).default(4).meta({ title: 'Quorum', unit: '% of supply' }),
    counts: z.enum(QUORUM_COUNTS).default('forAbstain').meta({ title: 'Votes that count towards it' }),
  }),
  z.strictObject({
    kind: z.literal('absolute'),
    tokens: tokenAmount.default('400000').meta({ title: 'Quorum', unit: 'tokens' }),
    counts: z.enum(QUORUM_COUNTS).default('forAbstain').meta({ title: 'Votes that count towards it' }),
  }),
]);

/** How votes are counted and what decides. */
export const votingRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tokens') }),
  z.strictObject({ kind: z.literal('quadratic') }),
  z.strictObject({ kind: z.literal('person') }),
  z.strictObject({
    kind: z.literal('voteEscrow'),
    maximumLockSeconds: seconds.min(1).default(126_144_000).meta({ title: 'Longest lock', unit: 's' }),
    meanLockShare: z.number().min(0).max(1).default(0.5).meta({ title: 'Mean lock, as a share of the longest' }),
  }),
  z.strictObject({
    kind: z.literal('conviction'),
    decay: z.number().min(0).max(0.9999999).default(0.9).meta({ title: 'Decay α of conviction a step' }),
    maximumShare: z.number().min(0.001).max(1).default(0.2).meta({ title: 'Largest share β one proposal may ask for' }),
    weight: z.number().min(0).max(1).default(0.002).meta({ title: 'Weight ρ of the threshold' }),
    stepSeconds: seconds.min(1).default(86_400).meta({ title: 'Length of a step', unit: 's' }),
  }),
  z.strictObject({
    kind: z.literal('optimistic'),
    vetoPercent: z.number().min(0).max(100).default(10).meta({ title: 'Veto share', unit: '% of supply' }),
  }),
]);

/** A DAO's governor as it votes and executes. Durations are seconds; presets in blocks are turned into them. */
export const governorSettingsSchema = z.strictObject({
  votingDelaySeconds: seconds.default(86_400).meta({ title: 'Voting delay', unit: 's' }),
  votingPeriodSeconds: seconds.min(1).default(604_800).meta({ title: 'Voting period', unit: 's' }),
  lateQuorumExtensionSeconds: seconds.default(0).meta({ title: 'Late quorum extension', unit: 's' }),
  timelockDelaySeconds: seconds.default(172_800).meta({ title: 'Timelock delay', unit: 's' }),
  proposalThresholdTokens: tokenAmount.default('0').meta({ title: 'Proposal threshold', unit: 'tokens' }),
  quorum: quorumSchema.prefault({ kind: 'fraction' }),
  approvalPercent: z.number().gt(0).max(100).optional().meta({
    title: 'Share of For among For and Against that it needs',
    unit: '%',
    description: 'Of a copied governor that asks for such a share; more For than Against when absent.',
  }),
  votingRule: votingRuleSchema.prefault({ kind: 'tokens' }),
  superQuorumTokens: tokenAmount.optional().meta({
    title: 'Votes For that end a vote early',
    unit: 'tokens',
    description: 'Of a copied governor with a super quorum; a vote takes its whole period when absent.',
  }),
  guardian: z.boolean().default(false).meta({
    title: 'A guardian may cancel',
    description: 'One account may cancel a proposal until it is executed.',
  }),
});

export type QuorumRule = z.output<typeof quorumSchema>;
export type QuorumCounts = (typeof QUORUM_COUNTS)[number];
export type VotingRule = z.output<typeof votingRuleSchema>;
export type GovernorSettings = z.output<typeof governorSettingsSchema>;
