import { Interface } from 'ethers';
import { ConfigurableGovernor, TimelockController, VotesToken } from '../../../../contracts/bindings/index.js';
import type { Address, ContractBinding } from '../../../chain/index.js';
import type { KnownContract } from '../loaded-dao.js';
import type { FoundGovernor } from './read-governor.js';

const BRAVO = [
  'function propose(address[] targets, uint256[] values, string[] signatures, bytes[] calldatas, string description) returns (uint256)',
  'function castVote(uint256 proposalId, uint8 support)',
  'function queue(uint256 proposalId)',
  'function execute(uint256 proposalId) payable',
  'function cancel(uint256 proposalId)',
  'function state(uint256 proposalId) view returns (uint8)',
  'function _setVotingDelay(uint256 newVotingDelay)',
  'function _setVotingPeriod(uint256 newVotingPeriod)',
  'function _setProposalThreshold(uint256 newProposalThreshold)',
  'event ProposalCreated(uint256 id, address proposer, address[] targets, uint256[] values, string[] signatures, bytes[] calldatas, uint256 startBlock, uint256 endBlock, string description)',
  'event VoteCast(address indexed voter, uint256 proposalId, uint8 support, uint256 votes, string reason)',
  'event ProposalQueued(uint256 id, uint256 eta)',
  'event ProposalExecuted(uint256 id)',
];
const BRAVO_TIMELOCK = [
  'function delay() view returns (uint256)',
  'function setDelay(uint256 delay)',
  'function setPendingAdmin(address pendingAdmin)',
  'function queueTransaction(address target, uint256 value, string signature, bytes data, uint256 eta) returns (bytes32)',
  'function executeTransaction(address target, uint256 value, string signature, bytes data, uint256 eta) payable returns (bytes)',
  'event ExecuteTransaction(bytes32 indexed txHash, address indexed target, uint256 value, string signature, bytes data, uint256 eta)',
];

/** Errors of OpenZeppelin's governors and access managers since 5.1. */
const LATER_ERRORS = [
  'error GovernorUnableToCancel(uint256 proposalId, address account)',
  'error GovernorAlreadyOverriddenVote(address account)',
  'error GovernorInvalidVoteParams()',
  'error GovernorUnmetDelay(uint256 proposalId, uint256 neededTimestamp)',
  'error GovernorMismatchedNonce(uint256 proposalId, uint256 expectedNonce, uint256 actualNonce)',
  'error AccessManagedUnauthorized(address caller)',
  'error AccessManagerUnauthorizedAccount(address msgsender, uint64 roleId)',
  'error AccessManagerUnauthorizedCall(address caller, address target, bytes4 selector)',
  'error AccessManagerNotScheduled(bytes32 operationId)',
  'error AccessManagerNotReady(bytes32 operationId)',
  'error AccessManagerExpired(bytes32 operationId)',
];
const GOVERNORS = { bravo: 'Governor Bravo', alpha: 'Governor Alpha', openZeppelin: 'Governor' } as const;

/**
 * Governor, timelock and token of a fork by their standards' ABIs. How they lie in storage is unknown: what changes
 * there is shown by slot.
 */
export function forkContracts(governor: Address, found: FoundGovernor): readonly KnownContract[] {
  const isCompound = found.protocol !== 'openZeppelin';
  const known = (name: string, address: Address, contract: ContractBinding): KnownContract => ({
    name,
    address,
    contract,
    layout: null,
  });
  return [
    known('token', found.token, VotesToken),
    known(
      'governor',
      governor,
      isCompound ? binding(GOVERNORS[found.protocol], BRAVO) : withErrors(ConfigurableGovernor),
    ),
    ...(found.timelock === null
      ? []
      : [known('timelock', found.timelock, isCompound ? binding('Timelock', BRAVO_TIMELOCK) : TimelockController)]),
  ];
}

function withErrors(contract: ContractBinding): ContractBinding {
  return { ...contract, abi: [...contract.abi, ...binding('errors', LATER_ERRORS).abi] };
}

function binding(name: string, signatures: readonly string[]): ContractBinding {
  const abi = JSON.parse(new Interface(signatures).formatJson()) as ContractBinding['abi'];
  return { name, abi, bytecode: '0x' };
}
