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

/**
 * Governor, timelock and token of a fork by their standards' ABIs. How they lie in storage is unknown: what changes
 * there is shown by slot.
 */
export function forkContracts(governor: Address, found: FoundGovernor): readonly KnownContract[] {
  const isBravo = found.protocol === 'bravo';
  const known = (name: string, address: Address, contract: ContractBinding): KnownContract => ({
    name,
    address,
    contract,
    layout: null,
  });
  return [
    known('token', found.token, VotesToken),
    known('governor', governor, isBravo ? binding('Governor Bravo', BRAVO) : ConfigurableGovernor),
    ...(found.timelock === null
      ? []
      : [known('timelock', found.timelock, isBravo ? binding('Timelock', BRAVO_TIMELOCK) : TimelockController)]),
  ];
}

function binding(name: string, signatures: readonly string[]): ContractBinding {
  const abi = JSON.parse(new Interface(signatures).formatJson()) as ContractBinding['abi'];
  return { name, abi, bytecode: '0x' };
}
