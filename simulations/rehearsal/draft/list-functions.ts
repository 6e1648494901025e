import type { FunctionFragment } from 'ethers';
import type { KnownContract } from '../execution/loaded-dao.js';
import { interfaceOf, signatureWithNames } from './called-function.js';

/** A function that an action can call. */
export interface ListedFunction {
  readonly contract: string;
  /** `{token}` and so on. */
  readonly to: string;
  /** With names: `transfer(address to, uint256 amount)`. */
  readonly signature: string;
  readonly payable: boolean;
  readonly inputs: readonly { readonly name: string; readonly type: string; readonly hint: string }[];
}

/** The functions of the DAO's contracts that change something, by contract and name. */
export function listFunctions(contracts: readonly KnownContract[]): readonly ListedFunction[] {
  return contracts.flatMap(({ name, contract }) => {
    const functions: FunctionFragment[] = [];
    interfaceOf(contract).forEachFunction((each) => {
      if (!each.constant) functions.push(each);
    });
    return functions
      .map((each) => ({
        contract: name,
        to: `{${name}}`,
        signature: signatureWithNames(each),
        payable: each.payable,
        inputs: each.inputs.map((input) => ({
          name: input.name,
          type: input.format('sighash'),
          hint: hintOf(input.type),
        })),
      }))
      .sort((a, b) => (a.signature < b.signature ? -1 : 1));
  });
}

/** What to write for a type, by example. */
function hintOf(type: string): string {
  if (type.endsWith(']')) return '["first", "second"]';
  if (type.startsWith('tuple') || type.startsWith('(')) return '["first part", "second part"]';
  if (type === 'address') return '0x… or {token}, {governor}, {timelock}';
  if (type === 'bool') return 'true or false';
  if (type === 'string') return 'text';
  if (type === 'bytes') return '0x and hex digits';
  if (type.startsWith('bytes')) return `0x and ${Number(type.slice(5)) * 2} hex digits`;
  return type.startsWith('int')
    ? '-5, or an amount: 1250.5 tokens'
    : '1000, or an amount: 1250.5 tokens, 2 ether, 3 days';
}
