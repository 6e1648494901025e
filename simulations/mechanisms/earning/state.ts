import { z } from 'zod';
import { tokenAmount } from '../../scenario/index.js';
import type { budgets } from '../budgets/index.js';
import type { emission } from '../emission/index.js';
import type { governance } from '../governance/index.js';
import type { grants } from '../grants/index.js';
import type { market } from '../market/index.js';
import type { Outline, ScopeOf } from '../mechanism.js';
import type { rewards } from '../rewards/index.js';
import type { staking } from '../staking/index.js';
import type { token } from '../token/index.js';
import type { training } from '../training/index.js';

const hours = (usual: number) => z.number().min(0).max(168).multipleOf(0.01).default(usual);

/** What work for the DAO costs whoever does it. */
export const earningSection = z
  .strictObject({
    outsideWage: tokenAmount.default('10').meta({
      title: 'What an hour earns elsewhere',
      unit: 'stable coins',
      description: 'The opportunity cost of an hour that is worked for the DAO.',
    }),
    hoursPerTick: hours(16).meta({ title: 'Hours that each has for the DAO', unit: 'hours a tick' }),
    trainingHours: hours(8).meta({ title: 'Hours to take part in a training round', unit: 'hours' }),
    votingHours: hours(2).meta({ title: 'Hours to look at a proposal and vote', unit: 'hours' }),
    stakingHours: hours(0.5).meta({
      title: 'Hours to see to one’s stake',
      unit: 'hours',
      description: 'In a tick in which it stakes, takes out or collects rewards.',
    }),
    milestoneHours: hours(24).meta({
      title: 'Hours to do a milestone of a bounty',
      unit: 'hours',
      description: 'Whether what is delivered is approved of or not.',
    }),
    networkingHours: hours(2).meta({ title: 'Hours to keep up with the people of the DAO', unit: 'hours a tick' }),
  })
  .optional();

const contracts = {};
export const earningOutline: Outline<'earning', typeof contracts, object, never, typeof earningSection> = {
  name: 'earning',
  section: earningSection,
  contracts,
  empty: {},
};
export type EarningScope = ScopeOf<
  typeof earningOutline,
  | typeof token
  | typeof staking
  | typeof governance
  | typeof rewards
  | typeof emission
  | typeof training
  | typeof market,
  typeof grants | typeof budgets
>;
export type EarningScenario = EarningScope['scenario'];
