import type { DaoDraft } from '../rehearsal/index.js';
import { blocks, type DaoPreset, ROUNDED } from './dao-preset.js';

const SOURCE =
  'Governor parameters: Arbitrum’s governors (delay 21,600, period 100,800, late extension 14,400 blocks, counted in Ethereum’s blocks of 12 s; threshold 5 million). Quorum is a share of the tokens that can vote: of 10 billion ARB, those delegated to an excluded address do not count, so that the supply here is about 4.5 billion. The rest: public orders of magnitude of 2024, rounded.';

const SHARED = {
  token: {
    name: 'Arbitrum',
    symbol: 'ARB',
    supplyTokens: '4500000000',
    address: '0x912CE59144191C1204E64559FE8253a0e49E6548',
  },
  holders: { kind: 'fitted', count: 2000, gini: 0.98, nakamoto: 15, totalTokens: '4400000000' },
  treasury: [{ asset: 'token', symbol: 'ARB', tokens: '100000000', monthlySpendingTokens: '10000000' }],
  voters: { turnoutPercent: 6, supportPercent: 90, abstainPercent: 3 },
  market: { priceUsd: 0.5, poolDepthTokens: '20000000', lendableTokens: '30000000' },
} satisfies Partial<DaoDraft>;

const RULES = {
  votingDelaySeconds: blocks(21_600),
  votingPeriodSeconds: blocks(100_800),
  lateQuorumExtensionSeconds: blocks(14_400),
  timelockDelaySeconds: 259_200,
  proposalThresholdTokens: '5000000',
} satisfies DaoDraft['governor'];

/** Proposals that change the chain or the constitution. */
export const ARBITRUM: DaoPreset = {
  source: SOURCE,
  dao: {
    ...SHARED,
    name: 'arbitrum',
    title: 'Arbitrum',
    summary: `The rollup’s DAO deciding on its constitution or its code: two weeks of voting, a quorum of 5 % of the tokens that can vote, two more days when it is reached late. ${ROUNDED}`,
    governor: { ...RULES, quorum: { kind: 'fraction', percent: 5, counts: 'forAbstain' } },
    addresses: {
      governor: '0xf07DeD9dC292157749B6Fd268E37DF6EA38395B9',
      timelock: '0x34d45e99f7D8c45ed05B5cA72D54bbD1fb3F98f0',
    },
  },
};

/** Proposals that spend. */
export const ARBITRUM_TREASURY: DaoPreset = {
  source: SOURCE,
  dao: {
    ...SHARED,
    name: 'arbitrum-treasury',
    title: 'Arbitrum, treasury',
    summary: `The rollup’s DAO deciding on money: as for its constitution, with a quorum of 3 %. ${ROUNDED}`,
    governor: { ...RULES, quorum: { kind: 'fraction', percent: 3, counts: 'forAbstain' } },
    addresses: {
      governor: '0x789fC99093B09aD01C34DC7251D0C89ce743e5a4',
      timelock: '0xbFc1FECa8B09A5c5D3EFfE7429eBE24b9c09EF58',
    },
  },
};
