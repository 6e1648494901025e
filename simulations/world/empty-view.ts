import type { DaoContracts } from '../chain/index.js';
import type { WorldView } from './world-view.js';

/** The view of a DAO of which no block has been read yet. */
export function emptyView(contracts: DaoContracts): WorldView {
  return {
    block: 0,
    time: 0,
    contracts,
    supply: 0n,
    balances: new Map(),
    delegates: new Map(),
    votes: new Map(),
    stakes: new Map(),
    totalStaked: 0n,
    parameters: new Map(),
    governance: {
      votingDelay: 0,
      votingPeriod: 0,
      proposalThreshold: 0n,
      quorumBps: 0,
      lateQuorumExtension: 0,
      timelockDelay: 0,
    },
    proposals: new Map(),
    round: null,
    settledRounds: [],
    modelCid: '',
    epochsReleased: 0,
    validators: new Set(),
  };
}
