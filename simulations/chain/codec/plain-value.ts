import type { Result } from 'ethers';
import type { AbiParameter } from './abi-types.js';

/**
 * Turns what ethers decodes into plain values: bigint, lower-case addresses, arrays, and objects for structs whose
 * members all have names.
 */
export function plainValue(value: unknown, parameter: AbiParameter): unknown {
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
