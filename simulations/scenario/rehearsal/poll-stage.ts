import { z } from 'zod';
import { tokenAmount } from '../quantities.js';
import { QUORUM_COUNTS } from './governor-settings.js';

const seconds = z.int().min(0).max(3_153_600_000);

/** A poll that a DAO holds before the vote of its governor, such as a temperature check on Snapshot. */
export const pollStageSchema = z.strictObject({
  votingPeriodSeconds: seconds.min(1).default(432_000).meta({ title: 'Voting period of the poll', unit: 's' }),
  waitSeconds: seconds.default(0).meta({
    title: 'From the end of the poll to the proposal at the governor',
    unit: 's',
  }),
  quorumTokens: tokenAmount.default('0').meta({ title: 'Quorum of the poll; none when 0', unit: 'tokens' }),
  quorumCounts: z.enum(QUORUM_COUNTS).default('all').meta({ title: 'Votes that count towards it' }),
  approvalPercent: z.number().min(0).max(99.999).default(50).meta({
    title: 'Share of For among For and Against that must be exceeded',
    unit: '%',
  }),
  turnoutPercent: z.number().min(0).max(100).nullable().default(null).meta({
    title: 'Share of voting power that votes in a usual poll',
    unit: '%',
    description: 'As in a vote of the governor when null. Polls cost no gas, so that more come to them.',
  }),
});

export type PollStage = z.output<typeof pollStageSchema>;
