import { plainSignature } from './argument-inputs.js';

/** What a function that proposals often call does, and what each of its arguments is asked for, in plain words. */
export interface FunctionWords {
  readonly does: string;
  readonly asks: readonly string[];
}

const words: Readonly<Record<string, FunctionWords>> = {
  'transfer(address,uint256)': { does: 'Send tokens', asks: ['to whom', 'how much'] },
  'transferFrom(address,address,uint256)': {
    does: 'Move somebody’s tokens',
    asks: ['from whom', 'to whom', 'how much'],
  },
  'approve(address,uint256)': { does: 'Let somebody spend tokens', asks: ['who may', 'how much at most'] },
  'mint(address,uint256)': { does: 'Create tokens', asks: ['for whom', 'how much'] },
  'burn(uint256)': { does: 'Destroy tokens', asks: ['how much'] },
  'delegate(address)': { does: 'Hand over votes', asks: ['to whom'] },
  'grantRole(bytes32,address)': { does: 'Give a role', asks: ['which role', 'to whom'] },
  'revokeRole(bytes32,address)': { does: 'Take a role away', asks: ['which role', 'from whom'] },
  'transferOwnership(address)': { does: 'Hand over the ownership', asks: ['to whom'] },
  'setVotingDelay(uint48)': { does: 'Change how long a vote waits', asks: ['how long'] },
  'setVotingPeriod(uint32)': { does: 'Change how long a vote lasts', asks: ['how long'] },
  'setProposalThreshold(uint256)': { does: 'Change what proposing takes', asks: ['how many votes'] },
  'updateQuorumNumerator(uint256)': { does: 'Change the quorum', asks: ['which share'] },
  'updateDelay(uint256)': { does: 'Change how long the timelock holds', asks: ['how long'] },
};

/** `null` for a function that is no standard's. @param signature with or without the names of its arguments */
export function functionWords(signature: string): FunctionWords | null {
  return words[plainSignature(signature)] ?? null;
}
