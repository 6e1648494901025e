import { encodeBytes32String, type ParamType } from 'ethers';
import { parseNestedJson } from '../../../files/index.js';
import { draftError } from '../draft-error.js';
import { addressArgument } from './address-argument.js';
import { type ArgumentPlace, integerArgument } from './integer-argument.js';
import type { JsonValue } from './json-value.js';

/** A value that an ABI encoder takes. */
export type AbiValue = string | boolean | bigint | readonly AbiValue[];

/**
 * One argument of a call, from the draft's JSON. Tuples are arrays in order or objects by name; tuples and arrays may
 * also be JSON in a string, as forms and Safe's files write them.
 * @throws InputError `argument-invalid`, `address-invalid`, `address-checksum`, `contract-unknown`
 */
export function abiArgument(value: JsonValue, type: ParamType, place: ArgumentPlace): AbiValue {
  if (type.isArray()) return arrayArgument(value, type.arrayChildren, type.arrayLength, place);
  if (type.isTuple()) return tupleArgument(value, type.components, place);
  if (type.baseType === 'address') return addressArgument(value, place.field, place.context);
  if (type.baseType === 'bool') return booleanArgument(value, place);
  if (type.baseType === 'string') {
    if (typeof value === 'string') return value;
    throw invalid(value, place, 'is not text', 'Write it in quotes.');
  }
  if (type.baseType.startsWith('bytes')) return bytesArgument(value, type.baseType, place);
  return integerArgument(value, type.baseType, place);
}

function arrayArgument(given: JsonValue, each: ParamType, length: number, place: ArgumentPlace): AbiValue {
  const value = unquoted(given);
  if (!Array.isArray(value)) throw invalid(given, place, 'is not a list', 'Write [first, second, …].');
  if (length >= 0 && value.length !== length) {
    throw invalid(given, place, `has ${value.length} entries`, `Write exactly ${length} of them.`);
  }
  return value.map((entry, index) => abiArgument(entry, each, { ...place, field: `${place.field}[${index}]` }));
}

function tupleArgument(given: JsonValue, parts: readonly ParamType[], place: ArgumentPlace): AbiValue {
  const value = unquoted(given);
  const shape = `(${parts.map(({ type, name }) => `${type} ${name}`.trim()).join(', ')})`;
  if (typeof value !== 'object' || value === null) {
    throw invalid(given, place, 'is not a tuple', `Write a list in the order ${shape}.`);
  }
  const entries = Array.isArray(value) ? value : inOrder(given, value, parts, place);
  if (entries.length !== parts.length) {
    throw invalid(given, place, `has ${entries.length} parts`, `Write ${parts.length}, in the order ${shape}.`);
  }
  return parts.map((part, index) =>
    abiArgument(entries[index]!, part, { ...place, field: `${place.field}.${part.name || index}` }),
  );
}

function inOrder(
  given: JsonValue,
  value: Readonly<Record<string, JsonValue>>,
  parts: readonly ParamType[],
  place: ArgumentPlace,
): readonly JsonValue[] {
  const names = parts.map(({ name }) => name);
  const odd = Object.keys(value).find((key) => !names.includes(key));
  if (odd !== undefined) throw invalid(given, place, `has an unknown part "${odd}"`, `Parts are ${names.join(', ')}.`);
  return names.map((name) => {
    const entry = Object.hasOwn(value, name) ? value[name] : undefined;
    if (entry === undefined) throw invalid(given, place, `lacks "${name}"`, `Parts are ${names.join(', ')}.`);
    return entry;
  });
}

function booleanArgument(value: JsonValue, place: ArgumentPlace): boolean {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw invalid(value, place, 'is neither true nor false', 'Write true or false.');
}

/** Text that a `bytes32` may stand for, as contracts name their settings: ASCII, left aligned. */
const NAME = /^[A-Za-z][\x20-\x7e]{1,30}$/;

function bytesArgument(value: JsonValue, type: string, place: ArgumentPlace): string {
  if (type === 'bytes32' && typeof value === 'string' && NAME.test(value)) return encodeBytes32String(value);
  if (typeof value !== 'string' || !/^0x([0-9a-fA-F]{2})*$/.test(value.trim())) {
    throw invalid(
      value,
      place,
      `is not ${type}`,
      type === 'bytes32'
        ? 'Write 0x and 64 hex digits, or a name of at most 31 letters.'
        : 'Write 0x and an even number of hex digits.',
    );
  }
  const bytes = value.trim().toLowerCase();
  const wanted = Number(type.slice('bytes'.length) || Number.NaN);
  const length = bytes.length / 2 - 1;
  if (Number.isNaN(wanted) || length === wanted) return bytes;
  throw invalid(
    value,
    place,
    `has ${length} bytes, and ${type} has ${wanted}`,
    `Write 0x and ${wanted * 2} hex digits.`,
  );
}

/** JSON in text, also with bare numbers and addresses: `[1, 0xab…]`. Numbers stay text, so that no digit is lost. */
function unquoted(value: JsonValue): JsonValue {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  const quoted = value.replaceAll(/"(?:[^"\\]|\\.)*"|[^\s,[\]{}:"]+/g, (word) =>
    /^("|true$|false$|null$)/.test(word) ? word : JSON.stringify(word),
  );
  try {
    return parseNestedJson(quoted) as JsonValue;
  } catch {
    return value;
  }
}

function invalid(value: JsonValue, place: ArgumentPlace, why: string, hint: string) {
  return draftError('argument-invalid', place.field, value, why, hint);
}
