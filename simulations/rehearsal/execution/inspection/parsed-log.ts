import { type EventFragment, Interface, type LogDescription } from 'ethers';
import type { ChainLog } from '../../../chain/index.js';
import { interfaceOf } from '../../draft/called-function.js';
import type { KnownContract } from '../loaded-dao.js';

/** Events of common standards, for contracts whose ABI is unknown. ERC-20 and ERC-721 index other parameters. */
const COMMON: readonly Interface[] = [
  new Interface([
    'event Transfer(address indexed from, address indexed to, uint256 value)',
    'event Approval(address indexed owner, address indexed spender, uint256 value)',
    'event ApprovalForAll(address indexed owner, address indexed operator, bool approved)',
    'event OwnershipTransferred(address indexed previousOwner, address indexed newOwner)',
    'event OwnershipTransferStarted(address indexed previousOwner, address indexed newOwner)',
    'event RoleGranted(bytes32 indexed role, address indexed account, address indexed sender)',
    'event RoleRevoked(bytes32 indexed role, address indexed account, address indexed sender)',
    'event RoleAdminChanged(bytes32 indexed role, bytes32 indexed previousAdminRole, bytes32 indexed newAdminRole)',
    'event Upgraded(address indexed implementation)',
    'event AdminChanged(address previousAdmin, address newAdmin)',
    'event BeaconUpgraded(address indexed beacon)',
    'event Paused(address account)',
    'event Unpaused(address account)',
    'event DelegateChanged(address indexed delegator, address indexed fromDelegate, address indexed toDelegate)',
    'event DelegateVotesChanged(address indexed delegate, uint256 previousVotes, uint256 newVotes)',
    'event VotingDelaySet(uint256 oldVotingDelay, uint256 newVotingDelay)',
    'event VotingPeriodSet(uint256 oldVotingPeriod, uint256 newVotingPeriod)',
    'event ProposalThresholdSet(uint256 oldProposalThreshold, uint256 newProposalThreshold)',
    'event QuorumNumeratorUpdated(uint256 oldQuorumNumerator, uint256 newQuorumNumerator)',
    'event LateQuorumVoteExtensionSet(uint64 oldVoteExtension, uint64 newVoteExtension)',
    'event TimelockChange(address oldTimelock, address newTimelock)',
    'event MinDelayChange(uint256 oldDuration, uint256 newDuration)',
    'event NewDelay(uint256 indexed newDelay)',
    'event Deposit(address indexed dst, uint256 wad)',
    'event Withdrawal(address indexed src, uint256 wad)',
  ]),
  new Interface([
    'event Transfer(address indexed from, address indexed to, uint256 indexed tokenId)',
    'event Approval(address indexed owner, address indexed approved, uint256 indexed tokenId)',
  ]),
];

/** A log taken apart by the ABI of who wrote it, else as an event of common standards; `null` when neither fits. */
export function parsedLog({ topics, data }: ChainLog, known: KnownContract | null): LogDescription | null {
  const interfaces = known === null ? COMMON : [interfaceOf(known.contract), ...COMMON];
  for (const candidate of interfaces) {
    const fragment = topics[0] === undefined ? null : candidate.getEvent(topics[0]);
    if (fragment === null || !indexesAsMany(fragment, topics.length - 1)) continue;
    try {
      return candidate.parseLog({ topics: [...topics], data });
    } catch {
      // Another standard may have the same signature.
    }
  }
  return null;
}

function indexesAsMany({ inputs }: EventFragment, count: number): boolean {
  return inputs.filter(({ indexed }) => indexed).length === count;
}
