import { blocks, type DaoPreset, ROUNDED } from './dao-preset.js';

export const COMPOUND: DaoPreset = {
  source:
    'Governor parameters: Governor Bravo and timelock on Ethereum as of July 2024, before late quorum extension (delay 13,140 and period 19,710 blocks of 12 s, threshold 25,000, quorum 400,000 For). The rest: public orders of magnitude of 2024, rounded.',
  dao: {
    name: 'compound',
    title: 'Compound',
    summary: `The lending protocol’s DAO as it was when proposal 289 passed: a three-day vote, a fixed quorum of For votes, and few who vote. ${ROUNDED}`,
    token: {
      name: 'Compound',
      symbol: 'COMP',
      supplyTokens: '10000000',
      address: '0xc00e94Cb662C3520282E6f5717214004A7f26888',
    },
    governor: {
      votingDelaySeconds: blocks(13_140),
      votingPeriodSeconds: blocks(19_710),
      timelockDelaySeconds: 172_800,
      proposalThresholdTokens: '25000',
      quorum: { kind: 'absolute', tokens: '400000', counts: 'for' },
    },
    addresses: {
      governor: '0xc0Da02939E1441F497fd74F78cE7Decb17B66529',
      timelock: '0x6d903f6003cca6255D85CcA4D3B5E5146dC33925',
    },
    holders: { kind: 'fitted', count: 2000, gini: 0.98, nakamoto: 12, totalTokens: '8500000' },
    treasury: [{ asset: 'token', symbol: 'COMP', tokens: '1000000', monthlySpendingTokens: '20000' }],
    voters: { turnoutPercent: 8, supportPercent: 90, abstainPercent: 1 },
    market: { priceUsd: 50, poolDepthTokens: '60000', lendableTokens: '200000' },
  },
};
