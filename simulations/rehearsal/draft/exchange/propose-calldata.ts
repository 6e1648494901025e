import { Interface } from 'ethers';
import type { Address, Hex } from '../../../chain/index.js';
import { InputError } from '../../../errors/index.js';
import type { EncodedCall } from '../encoded-action.js';

const GOVERNOR = new Interface([
  'function propose(address[] targets, uint256[] values, bytes[] calldatas, string description) returns (uint256)',
]);
const BRAVO = new Interface([
  'function propose(address[] targets, uint256[] values, string[] signatures, bytes[] calldatas, string description) returns (uint256)',
]);

/** One call of Compound's Bravo: its signature apart (`''` when the data has its selector), arguments as bytes. */
export interface BravoCall extends EncodedCall {
  readonly signature: string;
}

/** What a governor is asked to propose. */
export interface ProposeCall {
  readonly calls: readonly BravoCall[];
  readonly description: string;
  readonly style: 'governor' | 'bravo';
  /** Whether these are the very bytes that encoding it again gives. */
  readonly exact: boolean;
}

/** Calldata of OpenZeppelin's `Governor.propose`. */
export function encodePropose(calls: readonly EncodedCall[], description: string): Hex {
  return GOVERNOR.encodeFunctionData('propose', [
    calls.map(({ to }) => to),
    calls.map(({ valueWei }) => valueWei),
    calls.map(({ data }) => data),
    description,
  ]) as Hex;
}

/** Calldata of Compound's `GovernorBravo.propose`. */
export function encodeBravoPropose(calls: readonly BravoCall[], description: string): Hex {
  return BRAVO.encodeFunctionData('propose', [
    calls.map(({ to }) => to),
    calls.map(({ valueWei }) => valueWei),
    calls.map(({ signature }) => signature),
    calls.map(({ data }) => data),
    description,
  ]) as Hex;
}

/** @throws InputError `proposal-unreadable` when this is no call of `propose`, or its lists differ in length */
export function decodePropose(data: Hex): ProposeCall {
  const selector = data.slice(0, 10);
  const style = selector === BRAVO.getFunction('propose')!.selector ? 'bravo' : 'governor';
  if (style === 'governor' && selector !== GOVERNOR.getFunction('propose')!.selector) {
    throw unreadable(`calldata that begins with ${selector} does not call propose`, data);
  }
  const [targets, values, signatures, calldatas, description] = decoded(style, data);
  if (new Set([targets, values, signatures, calldatas].map((list) => list.length)).size > 1) {
    const lists = [
      counted(targets, 'target'),
      counted(values, 'value'),
      ...(style === 'bravo' ? [counted(signatures, 'signature')] : []),
      counted(calldatas, 'calldata'),
    ];
    throw unreadable(`its lists differ in length: ${lists.slice(0, -1).join(', ')} and ${lists.at(-1)}`, data);
  }
  const calls = targets.map((to, index) => ({
    to: to.toLowerCase() as Address,
    valueWei: values[index]!,
    signature: signatures[index]!,
    data: calldatas[index] as Hex,
  }));
  const again = style === 'bravo' ? encodeBravoPropose(calls, description) : encodePropose(calls, description);
  return { calls, description, style, exact: again === data };
}

const counted = (list: readonly unknown[], noun: string) => `${list.length} ${noun}${list.length === 1 ? '' : 's'}`;

type ProposeLists = readonly [readonly string[], readonly bigint[], readonly string[], readonly string[], string];

function decoded(style: ProposeCall['style'], data: Hex): ProposeLists {
  try {
    const values = (style === 'bravo' ? BRAVO : GOVERNOR).decodeFunctionData('propose', data).toArray(true);
    if (style === 'governor')
      values.splice(
        2,
        0,
        (values[0] as readonly string[]).map(() => ''),
      );
    return values as [string[], bigint[], string[], string[], string];
  } catch {
    throw unreadable('it is cut off or damaged', data);
  }
}

function unreadable(why: string, data: Hex): InputError {
  return new InputError('proposal-unreadable', `This is no proposal's calldata: ${why}`, {
    field: 'text',
    value: data.slice(0, 60),
    hint: 'Give the calldata of propose(address[],uint256[],bytes[],string), a Safe file, or a Folkmoot proposal.',
  });
}
