import { AbiCoder, ParamType } from 'ethers';
import type { AbiParameter } from './abi-types.js';
import { plainValue } from './plain-value.js';
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

/** Lists of types of one word each are done here, hundreds of times faster; ethers does all others. */
export function parameterList(parameters: readonly AbiParameter[]): ParameterListCodec {
  const words = parameters.map(wordCodec);
  return words.every((word) => word !== null) ? wordList(parameters, words) : anyList(parameters);
}

function wordList(parameters: readonly AbiParameter[], words: readonly WordCodec[]): ParameterListCodec {
  const count = words.length;
  return {
    encode(values) {
      if (values.length !== count) throw new RangeError(`takes ${count} values, and was given ${values.length}`);
      let data = '';
      for (let i = 0; i < count; i++) {
        try {
          data += words[i]!.encode(values[i]);
        } catch (error) {
          throw new RangeError(`${parameters[i]!.name || i}: ${(error as Error).message}`, { cause: error });
        }
      }
      return data;
    },
    decode(data) {
      if (data.length < WORD * count) throw new RangeError(`${data.length / 2} bytes are too few for ${count} values`);
      const values: unknown[] = new Array(count);
      for (let i = 0; i < count; i++) values[i] = words[i]!.decode(data.slice(WORD * i, WORD * (i + 1)));
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
