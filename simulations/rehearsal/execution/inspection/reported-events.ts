import { type EventFragment, Indexed, Interface, type LogDescription } from 'ethers';
import type { ChainLog } from '../../../chain/index.js';
import type { AbiValue } from '../../draft/arguments/abi-argument.js';
import { interfaceOf } from '../../draft/called-function.js';
import { argumentInWords, assetOfCall } from '../../draft/decode/argument-text.js';
import { contractAt, type DraftContext } from '../../draft/draft-context.js';
import type { DecodedArgument } from '../../draft/encoded-action.js';
import type { ReportedEvent } from '../execution-report.js';

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
    'event Deposit(address indexed dst, uint256 wad)',
    'event Withdrawal(address indexed src, uint256 wad)',
  ]),
  new Interface([
    'event Transfer(address indexed from, address indexed to, uint256 indexed tokenId)',
    'event Approval(address indexed owner, address indexed approved, uint256 indexed tokenId)',
  ]),
];

/** Logs in words: by the ABI of who wrote them, else by the events of common standards. In chain order. */
export function reportedEvents(logs: readonly ChainLog[], context: DraftContext): readonly ReportedEvent[] {
  return logs.map((log) => {
    const known = contractAt(context, log.address);
    const parsed = parse(log, [...(known === null ? [] : [interfaceOf(known.contract)]), ...COMMON]);
    return {
      address: log.address,
      contract: known?.name ?? context.names.get(log.address) ?? null,
      event: parsed?.name ?? null,
      arguments: parsed === null ? [] : argumentsOf(parsed, log, context),
      topics: log.topics,
      data: log.data,
    };
  });
}

function parse({ topics, data }: ChainLog, interfaces: readonly Interface[]): LogDescription | null {
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

function argumentsOf(
  { fragment, args }: LogDescription,
  log: ChainLog,
  context: DraftContext,
): readonly DecodedArgument[] {
  const at = { context, asset: assetOfCall(log.address, context) };
  const values: readonly unknown[] = args.toArray(true);
  return fragment.inputs.map((type, i) => {
    const value = values[i];
    // Of what does not fit a word, a topic has only the hash.
    if (value instanceof Indexed) return { name: type.name, type: type.type, text: value.hash ?? '', parts: null };
    return argumentInWords(value as AbiValue, type, at);
  });
}
