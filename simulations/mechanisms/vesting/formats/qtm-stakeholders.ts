import type { Category } from '../section.js';

/** A stakeholder of the model: its parameters begin with `key`. Investors' shares follow from what they paid. */
export interface Stakeholder {
  readonly key: string;
  readonly name: string;
  readonly category: Category;
  readonly investor?: true;
  /** Where the model's own names do not follow the rule. */
  readonly share?: string;
  readonly duration?: string;
}

export const STAKEHOLDERS: readonly Stakeholder[] = [
  { key: 'angel', name: 'Angels', category: 'privateSale', investor: true },
  { key: 'seed', name: 'Seed', category: 'privateSale', investor: true },
  { key: 'presale_1', name: 'Pre-sale 1', category: 'privateSale', investor: true },
  { key: 'presale_2', name: 'Pre-sale 2', category: 'privateSale', investor: true },
  { key: 'public_sale', name: 'Public sale', category: 'publicSale', share: 'public_sale_supply_perc' },
  { key: 'team', name: 'Team', category: 'insiders' },
  { key: 'ov', name: 'Outlier Ventures', category: 'insiders' },
  { key: 'advisor', name: 'Advisors', category: 'insiders' },
  {
    key: 'strategic_partners',
    name: 'Strategic partners',
    category: 'other',
    duration: 'strategic_partner_vesting_duration',
  },
  { key: 'reserve', name: 'Reserve', category: 'treasury' },
  { key: 'community', name: 'Community', category: 'incentives' },
  { key: 'foundation', name: 'Foundation', category: 'treasury' },
  { key: 'incentivisation', name: 'Incentivisation', category: 'incentives' },
  { key: 'staking_vesting', name: 'Staking', category: 'staking' },
];
/** The group that has what is left of 100 %. */
export const LIQUIDITY = 'Liquidity';
/** Dates at which the model pays airdrops. */
export const AIRDROPS = [1, 2, 3];

/** Percentages have six digits behind the point. */
export const rounded = (percent: number): number => Math.round(percent * 1e6) / 1e6;
