import { AbiCoder, ParamType, type Result } from 'ethers';
import type { AbiParameter } from './abi-types.js';
import { type DynamicCodec, dynamicCodec, offsetAt } from './dynamic-value.js';
import { type WordCodec, wordCodec } from './static-word.js';

const WORD = 64;

/** How a list of parameters is written and read, prepared once so that a value costs no look at its type. */
export interface ParameterListCodec {
  /**
   * ABI-encodes the values, as hex without `0x`.
   * @throws RangeError or TypeError that names the parameter when there are too many, too few or unfit values
   */
  encode(values: readonly unknown[]): string;
  /**
   * Reads ABI-encoded values from hex without `0x`, as plain values.
   * @throws Error when the data is no such list
   */
  decode(data: string): unknown[];
}

type ValueCodec =
  | { readonly word: WordCodec; readonly dynamic?: undefined }
  | { readonly word?: undefined; readonly dynamic: DynamicCodec };

/** Lists of one-word types, strings and bytes are done here, hundreds of times faster; ethers does all others. */
export function parameterList(parameters: readonly AbiParameter[]): ParameterListCodec {
  const codecs = parameters.map(valueCodec);
  return codecs.every((codec) => codec !== null) ? plainList(parameters, codecs) : anyList(parameters);
}

function valueCodec(parameter: AbiParameter): ValueCodec | null {
  const word = wordCodec(parameter);
  if (word !== null) return { word };
  const dynamic = dynamicCodec(parameter);
  return dynamic === null ? null : { dynamic };
}

/** First a word for each value, which for one of any length says where behind the words it is to be found. */
function plainList(parameters: readonly AbiParameter[], codecs: readonly ValueCodec[]): ParameterListCodec {
  const count = codecs.length;
  return {
    encode(values) {
      if (values.length !== count) throw new RangeError(`takes ${count} values, and was given ${values.length}`);
      let words = '';
      let rest = '';
      for (let i = 0; i < count; i++) {
        const { word, dynamic } = codecs[i]!;
        try {
          if (word) words += word.encode(values[i]);
          else {
            words += ((WORD * count + rest.length) / 2).toString(16).padStart(WORD, '0');
            rest += dynamic.encode(values[i]);
          }
        } catch (error) {
          throw new RangeError(`${parameters[i]!.name || i}: ${(error as Error).message}`, { cause: error });
        }
      }
      return words + rest;
    },
    decode(data) {
      if (data.length < WORD * count) throw new RangeError(`${data.length / 2} bytes are too few for ${count} values`);
      const values: unknown[] = new Array(count);
      for (let i = 0; i < count; i++) {
        const { word, dynamic } = codecs[i]!;
        const start = WORD * i;
        values[i] = word
          ? word.decode(data.slice(start, start + WORD))
          : dynamic.decode(data, 2 * offsetAt(data, start));
      }
      return values;
    },
  };
}

function anyList(parameters: readonly AbiParameter[]): ParameterListCodec {
  const coder = AbiCoder.defaultAbiCoder();
  const types = parameters.map((parameter) => ParamType.from(parameter, true));
  return {
    encode: (values) => coder.encode(types, values).slice(2),
    decode(data) {
      const decoded = coder.decode(types, `0x${data}`);
      return parameters.map((parameter, i) => plainValue(decoded[i], parameter));
    },
  };
}

/**
 * Turns what ethers decodes into plain values: bigint, lower-case addresses, arrays, and objects for structs whose
 * members all have names.
 */
function plainValue(value: unknown, parameter: AbiParameter): unknown {
  const array = /^(.*)\[\d*\]$/.exec(parameter.type);
  if (array) {
    const item = { ...parameter, type: array[1]! };
    return [...(value as Result)].map((element) => plainValue(element, item));
  }
  const { components } = parameter;
  if (parameter.type === 'tuple' && components) {
    const members = [...(value as Result)].map((member, i) => plainValue(member, components[i]!));
    return components.every(({ name }) => name)
      ? Object.fromEntries(components.map(({ name }, i) => [name, members[i]]))
      : members;
  }
  return parameter.type === 'address' ? (value as string).toLowerCase() : value;
}
