import { Interface, keccak256, toUtf8Bytes } from 'ethers';
import type { Address, ContractBinding, Hex } from '../../../chain/index.js';
import type { EncodedCall } from '../../draft/encoded-action.js';

/** Whose governor it is: OpenZeppelin's, Compound's Bravo, or Compound's Alpha before that. */
export type GovernorKind = 'openZeppelin' | 'bravo' | 'alpha';

/**
 * How a governor is spoken to: OpenZeppelin's knows a proposal by its content, Compound's by its number, and Alpha's votes
 * are yes or no.
 */
export interface GovernorProtocol {
  readonly name: GovernorKind;
  /** Whether one can vote neither For nor Against. */
  readonly takesAbstentions: boolean;
  propose(calls: readonly EncodedCall[], description: string): Hex;
  vote(proposalId: bigint, support: number): Hex;
  queue(proposalId: bigint, calls: readonly EncodedCall[], description: string): Hex;
  execute(proposalId: bigint, calls: readonly EncodedCall[], description: string): Hex;
  cancel(proposalId: bigint, calls: readonly EncodedCall[], description: string): Hex;
  /** Native wei that whoever executes must send: Bravo's governor pays from it, OpenZeppelin's timelock from its own. */
  executionValue(calls: readonly EncodedCall[]): bigint;
}

const CONTENT = '(address[],uint256[],bytes[],bytes32)';
const OPEN_ZEPPELIN = new Interface([
  'function propose(address[],uint256[],bytes[],string)',
  'function castVote(uint256,uint8)',
  `function queue${CONTENT}`,
  `function execute${CONTENT} payable`,
  `function cancel${CONTENT}`,
]);
const BRAVO = new Interface([
  'function propose(address[],uint256[],string[],bytes[],string)',
  'function castVote(uint256,uint8)',
  'function queue(uint256)',
  'function execute(uint256) payable',
  'function cancel(uint256)',
]);

const ALPHA = new Interface(['function castVote(uint256,bool)']);

const openZeppelin: GovernorProtocol = {
  name: 'openZeppelin',
  takesAbstentions: true,
  propose: (calls, description) => encode(OPEN_ZEPPELIN, 'propose', [...columns(calls), description]),
  vote: (proposalId, support) => encode(OPEN_ZEPPELIN, 'castVote', [proposalId, support]),
  queue: (_, calls, description) => encode(OPEN_ZEPPELIN, 'queue', contentOf(calls, description)),
  execute: (_, calls, description) => encode(OPEN_ZEPPELIN, 'execute', contentOf(calls, description)),
  cancel: (_, calls, description) => encode(OPEN_ZEPPELIN, 'cancel', contentOf(calls, description)),
  executionValue: () => 0n,
};

const bravo: GovernorProtocol = {
  name: 'bravo',
  takesAbstentions: true,
  propose(calls, description) {
    const [targets, values, calldatas] = columns(calls);
    // Without a signature, Bravo's timelock sends the calldata as it is.
    return encode(BRAVO, 'propose', [targets, values, calls.map(() => ''), calldatas, description]);
  },
  vote: (proposalId, support) => encode(BRAVO, 'castVote', [proposalId, support]),
  queue: (proposalId) => encode(BRAVO, 'queue', [proposalId]),
  execute: (proposalId) => encode(BRAVO, 'execute', [proposalId]),
  cancel: (proposalId) => encode(BRAVO, 'cancel', [proposalId]),
  executionValue: (calls) => calls.reduce((sum, { valueWei }) => sum + valueWei, 0n),
};

const alpha: GovernorProtocol = {
  ...bravo,
  name: 'alpha',
  takesAbstentions: false,
  vote: (proposalId, support) => encode(ALPHA, 'castVote', [proposalId, support === 1]),
};
const PROTOCOLS: Readonly<Record<GovernorKind, GovernorProtocol>> = { openZeppelin, bravo, alpha };

/** As it was read from its chain; else by what its ABI can do: a Bravo that also takes OpenZeppelin's calls is spoken to in those. */
export function protocolOf({ abi }: ContractBinding, kind?: GovernorKind): GovernorProtocol {
  if (kind !== undefined) return PROTOCOLS[kind];
  const takesContent = abi.some(({ name, inputs }) => name === 'queue' && inputs?.length === 4);
  const takesNumber = abi.some(({ name, inputs }) => name === 'queue' && inputs?.length === 1);
  return takesNumber && !takesContent ? bravo : openZeppelin;
}

/** How a loaded DAO's governor is spoken to. */
export function protocolIn({ contracts, governor, protocol }: SpokenTo): GovernorProtocol {
  return protocolOf(contracts.find(({ address }) => address === governor)!.contract, protocol);
}

interface SpokenTo {
  readonly governor: Address;
  readonly contracts: readonly { readonly address: Address; readonly contract: ContractBinding }[];
  readonly protocol?: GovernorKind;
}

function columns(calls: readonly EncodedCall[]) {
  return [calls.map(({ to }) => to), calls.map(({ valueWei }) => valueWei), calls.map(({ data }) => data)] as const;
}

function contentOf(calls: readonly EncodedCall[], description: string): readonly unknown[] {
  return [...columns(calls), keccak256(toUtf8Bytes(description))];
}

function encode(contract: Interface, name: string, values: readonly unknown[]): Hex {
  return contract.encodeFunctionData(name, values) as Hex;
}
