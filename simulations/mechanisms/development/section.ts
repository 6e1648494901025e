import { z } from 'zod';
import { tokenAmount } from '../../scenario/index.js';

/** Modules that developers write for the DAO. */
export const developmentSection = z
  .strictObject({
    fundCoins: tokenAmount.default('0').meta({ title: 'Coins set aside to pay for modules', unit: 'stable coins' }),
    offerCoins: tokenAmount.default('0').meta({
      title: 'What is offered for a module',
      unit: 'stable coins',
      description: 'The most that its author may ask for. It is paid when a proposal installs the module.',
    }),
    approvals: z.int().min(1).max(3).default(2).meta({ title: 'Reviewers who must approve of a module' }),
  })
  .optional();
