import { blocks, type DaoPreset, ROUNDED } from './dao-preset.js';

export const GITCOIN: DaoPreset = {
  source:
    'Gitcoin’s governance documents of 2022 to 2024: period 40,320 blocks of 12 s, quorum 2.5 million For, threshold lowered from 1 million to 150,000, timelock 2 days; delay 13,140 blocks. The rest: public orders of magnitude of 2024, rounded.',
  dao: {
    name: 'gitcoin',
    title: 'Gitcoin',
    summary: `The grants platform’s DAO: stewards vote, after a first vote off-chain has told what they want. ${ROUNDED}`,
    token: {
      name: 'Gitcoin',
      symbol: 'GTC',
      supplyTokens: '100000000',
      address: '0xDe30da39c46104798bB5aA3fe8B9e0e1F348163F',
    },
    governor: {
      votingDelaySeconds: blocks(13_140),
      votingPeriodSeconds: blocks(40_320),
      timelockDelaySeconds: 172_800,
      proposalThresholdTokens: '150000',
      quorum: { kind: 'absolute', tokens: '2500000', counts: 'for' },
    },
    addresses: { timelock: '0x57a8865cfB1eCEf7253c27da6B4BC3dAEE5Be518' },
    holders: { kind: 'fitted', count: 2000, gini: 0.97, nakamoto: 12, totalTokens: '75000000' },
    treasury: [{ asset: 'token', symbol: 'GTC', tokens: '20000000', monthlySpendingTokens: '300000' }],
    voters: { turnoutPercent: 8, supportPercent: 95, abstainPercent: 1 },
    market: { priceUsd: 0.5, poolDepthTokens: '1000000', lendableTokens: '0' },
  },
};
