import { FunctionFragment, Interface, type JsonFragment } from 'ethers';
import type { Address, ContractBinding } from '../../chain/index.js';
import type { KnownContract } from '../execution/loaded-dao.js';
import { contractAt, type DraftContext } from './draft-context.js';
import { draftError } from './draft-error.js';

const interfaces = new WeakMap<ContractBinding, Interface>();

/** A contract's ABI as ethers reads it. */
export function interfaceOf(contract: ContractBinding): Interface {
  const known = interfaces.get(contract);
  if (known !== undefined) return known;
  const made = new Interface(contract.abi as readonly JsonFragment[]);
  interfaces.set(contract, made);
  return made;
}

/**
 * The function that an action's signature names: `transfer(address to, uint256 amount)`, with or without names and
 * `function` before it; a bare name when the target has only one function of that name.
 * @throws InputError `signature-invalid`, `function-ambiguous`
 */
export function calledFunction(signature: string, target: KnownContract | null, field: string): FunctionFragment {
  const text = signature.trim().replace(/;$/, '');
  if (/^[A-Za-z_$][\w$]*$/.test(text)) return namedFunction(text, target, field);
  try {
    return FunctionFragment.from(text.startsWith('function ') ? text : `function ${text}`);
  } catch {
    throw draftError(
      'signature-invalid',
      field,
      signature,
      "is no function's signature",
      'Write it with the types of the ABI, such as "transfer(address to, uint256 amount)"; a contract is an address.',
    );
  }
}

/** The function of a signature that came with a call; `null` when it cannot be read. */
export function statedFunction(signature: string): FunctionFragment | null {
  try {
    return calledFunction(signature, null, 'signature');
  } catch {
    return null;
  }
}

function namedFunction(name: string, target: KnownContract | null, field: string): FunctionFragment {
  const found: FunctionFragment[] = [];
  if (target !== null) interfaceOf(target.contract).forEachFunction((each) => each.name === name && found.push(each));
  if (found.length === 1) return found[0]!;
  const signatures = found.map((each) => each.format('sighash')).join(' or ');
  if (found.length > 1) {
    throw draftError('function-ambiguous', field, name, 'is the name of several functions', `Write ${signatures}.`);
  }
  const hint = 'Write the whole signature, such as "transfer(address to, uint256 amount)".';
  throw draftError('signature-invalid', field, name, 'is no function that the target is known to have', hint);
}

/** `transfer(address,uint256)`: what selectors are hashes of. */
export function canonicalSignature(signature: string, to: Address, context: DraftContext): string {
  return calledFunction(signature, contractAt(context, to), 'signature').format('sighash');
}

/** `transfer(address to, uint256 amount)`: what an action's `signature` holds. */
export function signatureWithNames(fragment: FunctionFragment): string {
  return `${fragment.name}(${fragment.inputs.map((input) => input.format('full')).join(', ')})`;
}
