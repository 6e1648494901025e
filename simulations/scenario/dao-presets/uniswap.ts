import { blocks, type DaoPreset, ROUNDED } from './dao-preset.js';

export const UNISWAP: DaoPreset = {
  source:
    'Governor parameters: Uniswap’s Governor Bravo and timelock on Ethereum as of 2024 (delay 13,140 and period 40,320 blocks of 12 s, threshold 1 million, quorum 40 million For). Poll: Uniswap’s governance process of September 2024 (a temperature check of five days on Snapshot, quorum 10 million). The rest: public orders of magnitude of 2024, rounded.',
  dao: {
    name: 'uniswap',
    title: 'Uniswap',
    summary: `The exchange’s DAO: a billion tokens, and a quorum so high that most votes are a search for it. ${ROUNDED}`,
    token: {
      name: 'Uniswap',
      symbol: 'UNI',
      supplyTokens: '1000000000',
      address: '0x1f9840a85d5aF5bf1D1762F925BDADdC4201F984',
    },
    governor: {
      votingDelaySeconds: blocks(13_140),
      votingPeriodSeconds: blocks(40_320),
      timelockDelaySeconds: 172_800,
      proposalThresholdTokens: '1000000',
      quorum: { kind: 'absolute', tokens: '40000000', counts: 'for' },
    },
    addresses: {
      governor: '0x408ED6354d4973f66138C91495F2f2FCbd8724C3',
      timelock: '0x1a9C8182C09F50C8318d769245beA52c32BE35BC',
    },
    poll: { votingPeriodSeconds: 432_000, quorumTokens: '10000000', quorumCounts: 'all' },
    holders: { kind: 'fitted', count: 2000, gini: 0.98, nakamoto: 15, totalTokens: '600000000' },
    treasury: [{ asset: 'token', symbol: 'UNI', tokens: '270000000', monthlySpendingTokens: '2000000' }],
    voters: { turnoutPercent: 9, supportPercent: 95, abstainPercent: 1 },
    market: { priceUsd: 8, poolDepthTokens: '3000000', lendableTokens: '5000000' },
  },
};
