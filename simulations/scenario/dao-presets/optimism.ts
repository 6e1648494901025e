import { type DaoPreset, ROUNDED } from './dao-preset.js';

export const OPTIMISM: DaoPreset = {
  source:
    'Operating Manual of the Optimism Collective and its governor on OP Mainnet (blocks of 2 s): a week of voting; quorum 30 % of the votable supply, counting For, Against and Abstain; proposals come from a manager after approval. Votable supply about 90 million delegated OP. The rest: public orders of magnitude of 2024, rounded.',
  dao: {
    name: 'optimism',
    title: 'Optimism',
    summary: `The Token House: delegates only, a high quorum that every kind of vote counts towards, and a manager who may cancel. Really, most of its proposals only signal; here they are executed. ${ROUNDED}`,
    token: {
      name: 'Optimism',
      symbol: 'OP',
      supplyTokens: '91000000',
      address: '0x4200000000000000000000000000000000000042',
    },
    governor: {
      votingDelaySeconds: 0,
      votingPeriodSeconds: 604_800,
      timelockDelaySeconds: 0,
      quorum: { kind: 'fraction', percent: 30, counts: 'all' },
      guardian: true,
    },
    addresses: { governor: '0xcDF27F107725988f2261Ce2256bDfCdE8B382B10' },
    holders: { kind: 'fitted', count: 2000, gini: 0.975, nakamoto: 14, totalTokens: '90000000' },
    treasury: [{ asset: 'token', symbol: 'OP', tokens: '1000000', monthlySpendingTokens: '200000' }],
    voters: { turnoutPercent: 45, supportPercent: 90, abstainPercent: 5 },
    market: { priceUsd: 1, poolDepthTokens: '5000000', lendableTokens: '5000000' },
  },
};
