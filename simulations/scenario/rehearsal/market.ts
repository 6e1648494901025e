import { z } from 'zod';
import { tokenAmount } from '../quantities.js';

const usd = (title: string, value: number, description?: string) =>
  z
    .number()
    .min(0)
    .default(value)
    .meta({ title, unit: 'USD', ...(description === undefined ? {} : { description }) });

/**
 * What tokens and votes can be had for: the cost of attacks follows from it. Where a published figure is the default it
 * is named; all others are assumptions.
 */
export const marketSchema = z.strictObject({
  priceUsd: usd('Price of a token', 1),
  ethUsd: usd('Price of one ETH', 3_000, 'For treasuries, gas and bids in ETH. An assumption.'),
  poolDepthTokens: tokenAmount.default('1000000').meta({
    title: 'Tokens in the trading pool',
    unit: 'tokens',
    description: 'One side of a constant-product pool; buying moves its price.',
  }),
  priceFallPercent: z.number().min(0).max(100).default(6.7).meta({
    title: 'What the price falls by once an attack is seen to succeed',
    unit: '%',
    description: 'COMP lost 6.7 % when proposal 289 had passed, July 2024.',
  }),
  lendableTokens: tokenAmount.default('0').meta({ title: 'Tokens that can be flash-loaned', unit: 'tokens' }),
  flashFeePercent: z.number().min(0).max(10).default(0.09).meta({ title: 'Fee of a flash loan', unit: '%' }),
  borrowablePercent: z.number().min(0).max(100).default(2).meta({
    title: 'Tokens in lending markets',
    unit: '% of supply',
    description: 'What can be borrowed against collateral. An assumption.',
  }),
  borrowAprPercent: z.number().min(0).max(10_000).default(7).meta({
    title: 'Interest where 45 % of them are lent',
    unit: '% a year',
    description: 'Less is asked in proportion where less is lent. Assumed, as is usual for volatile tokens.',
  }),
  borrowAprFullPercent: z.number().min(0).max(10_000).default(307).meta({
    title: 'Interest where all of them are lent',
    unit: '% a year',
    description: 'It rises from 45 % on in a straight line, as Aave’s rates do. An assumption.',
  }),
  collateralPercent: z.number().min(100).max(1_000).default(150).meta({
    title: 'Collateral for borrowed tokens',
    unit: '% of their worth',
    description: 'Given back with the tokens. An assumption.',
  }),
  capitalAprPercent: z.number().min(0).max(1_000).default(5).meta({
    title: 'What tying up money costs',
    unit: '% a year',
    description: 'What the same dollars would earn elsewhere. An assumption.',
  }),
  rentablePercent: z.number().min(0).max(100).default(10).meta({
    title: 'Votes that their holders rent out',
    unit: '% of voting power',
    description: 'LobbyFi had 20.65M ARB in January 2025, 9.8 % of what the vote before had counted.',
  }),
  rentPercent: z.number().min(0).max(100).default(0.154).meta({
    title: 'Least rent of a vote for one proposal',
    unit: '% of a token',
    description: 'LobbyFi, April 2025: 5 ETH (about $10,000) for 19.3M votes whose tokens were worth $6.5M.',
  }),
  rivalBidEth: z.number().min(0).max(1_000_000).default(0).meta({
    title: 'What somebody else bids for the same votes',
    unit: 'ETH',
    description: 'The highest bid decides how all rented votes are cast; nobody else bids when 0.',
  }),
  bribePercent: z.number().min(0).max(100).default(1).meta({
    title: 'Price of a vote',
    unit: '% of a token',
    description: 'What a holder asks for one vote, of the price of one token.',
  }),
  fakePersonUsd: usd('Price of a fake identity', 5),
});

export type Market = z.output<typeof marketSchema>;
