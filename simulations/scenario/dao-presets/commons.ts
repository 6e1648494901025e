import type { DaoPreset } from './dao-preset.js';

const CAP = '10000000000000000000000000';
const WHOLE_BPS = '10000';

/** The settings that `quickstart` begins with: name, value, smallest, largest. */
const REGISTRY: string[][] = [
  ['aggregationRule', '0', '0', '6'],
  ['trimShareBps', '2500', '0', '4900'],
  ['contributionRule', '0', '0', '7'],
  ['emissionPerEpoch', '2000000000000000000000', '0', CAP],
  ['minimumStake', '100000000000000000000', '0', CAP],
  ['slashShareBps', '200', '0', WHOLE_BPS],
  ['slashThresholdPpm', '10000', '0', '1000000'],
  ['splitTrainersBps', '6000', '0', WHOLE_BPS],
  ['splitValidatorsBps', '1000', '0', WHOLE_BPS],
  ['splitStakersBps', '2000', '0', WHOLE_BPS],
  ['splitTreasuryBps', '1000', '0', WHOLE_BPS],
];

/** Its economy is that of the scenario `quickstart`, whose rules, holdings and treasury it has. */
export const COMMONS: DaoPreset = {
  source:
    'Folkmoot’s own scenario "quickstart": its 88 members, their 763,000 tokens, its treasury and its governance. Inequality and turnout follow from the archetypes that live there.',
  dao: {
    name: 'commons',
    title: 'Commons',
    summary:
      'A small DAO that teaches a shared model: trainers, validators, stakers, delegates and a few whales, some of them cheating. Nothing of it is real, so that everything can be tried, its economy included.',
    token: { name: 'Folkmoot Token', symbol: 'MOOT', supplyTokens: '863000' },
    governor: {
      votingDelaySeconds: 86_400,
      votingPeriodSeconds: 604_800,
      lateQuorumExtensionSeconds: 172_800,
      timelockDelaySeconds: 172_800,
      proposalThresholdTokens: '5000',
      quorum: { kind: 'fraction', percent: 4, counts: 'forAbstain' },
    },
    holders: { kind: 'fitted', count: 88, gini: 0.55, nakamoto: 12, totalTokens: '763000' },
    treasury: [{ asset: 'token', symbol: 'MOOT', tokens: '100000', monthlySpendingTokens: '5000' }],
    contracts: [
      {
        name: 'registry',
        artifact: { builtIn: 'ParameterRegistry' },
        constructorArguments: ['{timelock}', REGISTRY],
      },
    ],
    charter: { largestChangePercent: 100, largestTransferPercent: 20 },
    voters: { turnoutPercent: 33, supportPercent: 75, abstainPercent: 2 },
    market: { priceUsd: 1, poolDepthTokens: '100000', lendableTokens: '20000' },
    economy: 'quickstart',
  },
};
