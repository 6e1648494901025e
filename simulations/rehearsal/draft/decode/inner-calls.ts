import { type FunctionFragment, id } from 'ethers';
import type { Address, Hex } from '../../../chain/index.js';
import type { AbiValue } from '../arguments/abi-argument.js';
import type { EncodedCall } from '../encoded-action.js';

const TARGET = /^_?(target|to|dest|destination|proxy|newImplementation|implementation)s?_?$/i;
const VALUE = /^_?(value|amount)s?_?$/i;

/**
 * The calls that a call's bytes would make, in the order of its `bytes` arguments and of the entries of its `bytes[]`:
 * to the address named as target beside them, or to the contract itself (`multicall`). `null` for bytes that are too
 * short to be a call, or whose target nobody names. Whether they really are calls is seen by decoding them.
 */
export function innerCalls(
  outer: EncodedCall,
  fragment: FunctionFragment,
  values: readonly AbiValue[],
): readonly (EncodedCall | null)[] {
  const one = (type: string, name: RegExp) =>
    values[fragment.inputs.findIndex((input) => input.type === type && name.test(input.name))];
  const signature = one('string', /^_?signature_?$/i);
  const self = fragment.name === 'multicall';

  return fragment.inputs.flatMap((input, index) => {
    if (input.type === 'bytes') {
      // An upgrade runs the call on the proxy, in the new implementation's code.
      const target = self ? outer.to : one('address', TARGET);
      return [innerCall(target, one('uint256', VALUE), values[index]!, signature)];
    }
    if (input.type !== 'bytes[]') return [];
    const targets = one('address[]', TARGET) as readonly AbiValue[] | undefined;
    const amounts = one('uint256[]', VALUE) as readonly AbiValue[] | undefined;
    return (values[index] as readonly AbiValue[]).map((data, entry) =>
      innerCall(self ? outer.to : targets?.[entry], amounts?.[entry], data, undefined),
    );
  });
}

function innerCall(
  target: AbiValue | undefined,
  value: AbiValue | undefined,
  data: AbiValue,
  signature: AbiValue | undefined,
): EncodedCall | null {
  // Compound's timelock keeps the signature apart and puts the selector before the data itself.
  const prefix = typeof signature === 'string' && signature !== '' ? id(signature).slice(0, 10) : '0x';
  const bytes = `${prefix}${String(data).slice(2)}`;
  if (typeof target !== 'string' || bytes.length < 10 || (bytes.length - 10) % 64 !== 0) return null;
  return {
    to: target.toLowerCase() as Address,
    valueWei: typeof value === 'bigint' ? value : 0n,
    data: bytes as Hex,
  };
}
