import { keccak256, toUtf8Bytes } from 'ethers';
import type { Address, DaoContracts, Hex } from '../chain/index.js';
import type { Proposal } from '../world/index.js';

export type ContractName = keyof DaoContracts;

/** A value in a call's arguments; a nested call stands for its own calldata. */
export type CallArgument =
  | bigint
  | number
  | boolean
  | string
  | readonly CallArgument[]
  | { readonly calldataOf: ContractCall };

/** A call of one of the DAO's contracts, before it is encoded. */
export interface ContractCall {
  readonly contract: ContractName;
  readonly functionName: string;
  readonly args: readonly CallArgument[];
}

const call = (contract: ContractName, functionName: string, ...args: CallArgument[]): ContractCall => ({
  contract,
  functionName,
  args,
});

export const approve = (spender: Address, wei: bigint) => call('token', 'approve', spender, wei);
export const delegateVotes = (to: Address) => call('token', 'delegate', to);

export const stake = (wei: bigint) => call('stakePool', 'stake', wei);
export const claimStakingReward = () => call('stakePool', 'getReward');

export const releaseEpoch = () => call('emission', 'releaseEpoch');

export const openRound = () => call('rounds', 'openRound');
export const commitUpdate = (round: number, commitment: Hex) =>
  call('rounds', 'commitUpdate', BigInt(round), commitment);
export const revealUpdate = (round: number, cid: string, sampleCount: number, salt: Hex) =>
  call('rounds', 'revealUpdate', BigInt(round), cid, BigInt(sampleCount), salt);
export const submitScores = (round: number, modelCid: string, accuracyPpm: number, scoresPpm: readonly number[]) =>
  call('rounds', 'submitScores', BigInt(round), modelCid, BigInt(accuracyPpm), scoresPpm.map(BigInt));
export const settleRound = (round: number) => call('rounds', 'settleRound', BigInt(round));

export const setParameter = (key: Hex, value: bigint) => call('registry', 'set', key, value);

/** A proposal of actions on the DAO's own contracts. */
export function propose(contracts: DaoContracts, actions: readonly ContractCall[], description: string): ContractCall {
  return call(
    'governor',
    'propose',
    actions.map((action) => contracts[action.contract]),
    actions.map(() => 0n),
    actions.map((action) => ({ calldataOf: action })),
    description,
  );
}
export const castVote = (proposalId: string, support: 0 | 1 | 2, reason: string) =>
  call('governor', 'castVoteWithReason', BigInt(proposalId), support, reason);

const asCall = (functionName: 'queue' | 'execute', proposal: Proposal) =>
  call(
    'governor',
    functionName,
    proposal.actions.map(({ target }) => target),
    proposal.actions.map(({ value }) => value),
    proposal.actions.map(({ calldata }) => calldata),
    keccak256(toUtf8Bytes(proposal.description)),
  );
export const queueProposal = (proposal: Proposal) => asCall('queue', proposal);
export const executeProposal = (proposal: Proposal) => asCall('execute', proposal);
