import { z } from 'zod';
import { tokenAmount } from '../../scenario/index.js';

const positive = tokenAmount.refine((text) => /[1-9]/.test(text), { error: 'must be more than 0' });

const bounty = z.strictObject({
  name: z.string().min(1).max(80).meta({ title: 'What is to be done' }),
  milestones: z.array(positive).min(1).max(32).meta({
    title: 'Reward of each milestone',
    unit: 'stable coins',
    description: 'In the order in which they are worked on.',
  }),
  reviewers: z
    .string()
    .min(1)
    .meta({ title: 'Cohort that reviews what is delivered', description: 'Of three members at most.' }),
  approvals: z.int().min(1).max(3).default(2).meta({ title: 'Reviewers who must approve' }),
  deliverTicks: z.int().min(1).max(1_000).default(6).meta({ title: 'Time to deliver a milestone', unit: 'ticks' }),
  expiryTicks: z.int().min(1).max(10_000).default(30).meta({
    title: 'Time until it expires',
    unit: 'ticks after it is proposed',
    description: 'What was not released then goes back to the treasury.',
  }),
  proposeAtTick: z.int().min(0).max(100_000).default(0).meta({ title: 'Proposed from tick' }),
  worthPoints: z.number().min(-100).max(100).default(3).meta({
    title: 'What voters hold the work to be worth',
    unit: 'points of accuracy',
  }),
});

/** Work that the DAO pays for by milestones. */
export const grantsSection = z
  .strictObject({
    treasuryCoins: tokenAmount.default('0').meta({ title: 'Coins in the treasury at the start', unit: 'stable coins' }),
    bounties: z.array(bounty).max(50).default([]).meta({ title: 'Bounties that stewards propose' }),
  })
  .superRefine(({ bounties }, context) => {
    const names = bounties.map(({ name }) => name);
    for (const [i, name] of names.entries()) {
      if (names.indexOf(name) === i) continue;
      context.addIssue({ code: 'custom', path: ['bounties', i, 'name'], message: `is there twice: "${name}"` });
    }
  })
  .optional();

export type BountyDraft = z.output<typeof bounty>;
