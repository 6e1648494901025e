import type { PartyInfo, RunWords } from '../../simulations/api/contract/index.js';
import { RunVocabulary } from '../words/run-vocabulary.js';

const party = (change: Partial<PartyInfo> & Pick<PartyInfo, 'party' | 'family'>): PartyInfo => ({
  one: change.party,
  many: `${change.party}s`,
  shade: 0,
  role: 'agents',
  community: false,
  attacker: false,
  ...change,
});

/** What a small DAO with a second asset tells of itself. */
export const runWords: RunWords = {
  mechanisms: [
    { name: 'token', title: 'Token' },
    { name: 'governance', title: 'Governance' },
    { name: 'training', title: 'Training' },
  ],
  assets: [
    { asset: 'stable', symbol: 'USD', decimals: 6 },
    { asset: 'token', symbol: 'FOLK', decimals: 18 },
  ],
  tables: [],
  reporters: [
    { name: 'supply', title: 'Supply', unit: 'wei', description: 'All tokens.', group: 'supply' },
    { name: 'reserve', title: 'Reserve', unit: 'wei', asset: 'stable', description: 'Coins.', group: 'market' },
    { name: 'price', title: 'Price', unit: 'price', description: 'What a token costs.', group: 'market' },
    { name: 'turnout', title: 'Turnout', unit: 'share', description: 'Who voted.', group: 'governance' },
    { name: 'gini', title: 'Gini coefficient', unit: 'share', description: 'Inequality.', group: 'inequality' },
  ],
  agentColumns: [
    { name: 'balance', title: 'Balance', unit: 'wei', description: 'Tokens it can spend.' },
    { name: 'coins', title: 'Coins', unit: 'wei', asset: 'stable', description: 'Coins it can spend.' },
    { name: 'delegate', title: 'Votes given to', unit: 'name', description: 'Who votes for it.' },
    { name: 'score', title: 'Score', unit: 'score', description: 'What its updates did.' },
  ],
  flows: [
    { kind: 'genesis', title: 'Starting balance', reward: false },
    { kind: 'emission', title: 'Emission', reward: false },
    { kind: 'stake', title: 'Stake', reward: false, deposit: true },
    { kind: 'trainingReward', title: 'Training reward', reward: true },
    { kind: 'stakingReward', title: 'Staking reward', reward: true },
  ],
  parties: [
    party({ party: 'whale', family: 'voters', shade: 2, community: true }),
    party({ party: 'delegate', family: 'voters', shade: 1, community: true }),
    party({ party: 'staker', family: 'stakers' }),
    party({ party: 'honestTrainer', family: 'trainers', one: 'Honest trainer', many: 'Honest trainers' }),
    party({ party: 'freeRider', family: 'attackers' }),
    party({ party: 'signFlipper', family: 'attackers', shade: 1, one: 'Poisoner', attacker: true }),
    party({ party: 'trainerPool', family: 'trainers', role: 'contract' }),
    party({ party: 'stakePool', family: 'stakers', role: 'contract' }),
    party({ party: 'treasury', family: 'treasury', role: 'contract' }),
    party({ party: 'mint', family: 'neutral', shade: 1, role: 'edge' }),
    party({ party: 'burn', family: 'neutral', shade: 2, role: 'edge' }),
    party({ party: 'other', family: 'neutral', shade: 1, role: 'edge' }),
  ],
  panels: [
    { panel: 'supply', mechanism: 'token', title: 'Supply', form: 'lines', reporters: ['supply'] },
    { panel: 'market', mechanism: 'market', title: 'Market', form: 'lines', reporters: ['reserve', 'price'] },
    { panel: 'governance', mechanism: 'governance', title: 'Votes', form: 'lines', reporters: ['turnout'] },
    { panel: 'inequality', mechanism: 'core', title: 'Inequality', form: 'lines', reporters: ['gini'] },
    { panel: 'vesting', mechanism: 'vesting', title: 'Vesting', form: 'areas', reporters: ['unlocked'] },
  ],
};

export const vocabulary = new RunVocabulary(runWords);
