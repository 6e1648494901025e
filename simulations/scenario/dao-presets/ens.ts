import { blocks, type DaoPreset, ROUNDED, USDC } from './dao-preset.js';

export const ENS: DaoPreset = {
  source:
    'Governor parameters: ENS governor and timelock contracts on Ethereum (delay 1 block, period 45,818 blocks of 12 s, quorum 1 % of 100 million). Security Council: EP 5.7, 5.10 and 5.13 (its contract may cancel in the timelock until 24 July 2026). The rest: public orders of magnitude of 2024, rounded.',
  dao: {
    name: 'ens',
    title: 'ENS',
    summary: `The Ethereum Name Service’s DAO: a low quorum, a day’s work for a few dozen delegates. ${ROUNDED}`,
    token: {
      name: 'Ethereum Name Service',
      symbol: 'ENS',
      supplyTokens: '100000000',
      address: '0xC18360217D8F7Ab5e7c516566761Ea12Ce7F9D72',
    },
    governor: {
      votingDelaySeconds: blocks(1),
      votingPeriodSeconds: blocks(45_818),
      timelockDelaySeconds: 172_800,
      proposalThresholdTokens: '100000',
      quorum: { kind: 'fraction', percent: 1, counts: 'forAbstain' },
    },
    addresses: {
      governor: '0x323A76393544d5ecca80cd6ef2A560C6a395b7E3',
      timelock: '0xFe89cc7aBB2C4183683ab71653C4cdc9B02D44b7',
    },
    holders: { kind: 'fitted', count: 2000, gini: 0.96, nakamoto: 25, totalTokens: '35000000' },
    treasury: [
      { asset: 'native', symbol: 'ETH', tokens: '10000', monthlySpendingTokens: '150' },
      { ...USDC, tokens: '10000000', monthlySpendingTokens: '700000' },
      { asset: 'token', symbol: 'ENS', tokens: '50000000' },
    ],
    voters: { turnoutPercent: 5, supportPercent: 95, abstainPercent: 2 },
    canStop: [
      {
        name: 'Security Council',
        address: '0xB8fA0cE3f91F41C5292D07475b445c35ddF63eE0',
        power: 'cancelQueued',
        until: '2026-07-24',
      },
    ],
    market: { priceUsd: 20, poolDepthTokens: '200000', lendableTokens: '100000' },
  },
};
