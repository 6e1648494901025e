import type { DraftAsset, DraftContext } from '../draft-context.js';
import { draftError } from '../draft-error.js';
import type { JsonValue } from './json-value.js';
import { type Unit, unitsOf, unitWords } from './units.js';

/** Where an argument stands and what its units refer to. */
export interface ArgumentPlace {
  /** E.g. `actions[0].arguments[1] (amount)`. */
  readonly field: string;
  /** The asset whose contract is called, if it is one. */
  readonly target: DraftAsset | null;
  readonly context: DraftContext;
}

/**
 * An integer as a draft writes it: `"1000"`, `-5`, `"0xff"`, `"1250.5 ENS"`, `"2 ether"`, `"3 days"`.
 * @param type `uint256`, `int8`, …
 * @throws InputError `argument-invalid` when it is no such number or too large for the type
 */
export function integerArgument(value: JsonValue, type: string, place: ArgumentPlace): bigint {
  const number = readInteger(value, place);
  const signed = type.startsWith('int');
  const bits = BigInt(type.replace(/^u?int/, '') || '256');
  const least = signed ? -(1n << (bits - 1n)) : 0n;
  const most = (1n << (signed ? bits - 1n : bits)) - 1n;
  if (number >= least && number <= most) return number;
  const why = number < 0n && !signed ? `is negative, and ${type} is not` : `does not fit ${type}`;
  throw invalid(value, place, why, `Write a number from ${least} to ${most}.`);
}

function readInteger(value: JsonValue, place: ArgumentPlace): bigint {
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return BigInt(value);
    throw invalid(value, place, 'is not an exact whole number', `Write it in quotes, such as "1000".`);
  }
  if (typeof value !== 'string') throw invalid(value, place, 'is not a number', `Write it in quotes, such as "1000".`);
  const text = value.trim();
  if (/^(-?\d+|0x[0-9a-fA-F]+)$/.test(text)) return BigInt(text);
  const match = /^(-?)(\d+)(?:\.(\d+))?\s*([\p{L}$₮][\p{L}\p{N}.$₮-]*)$/u.exec(text);
  if (match === null) throw unreadable(value, text, place);
  const [, sign, whole, fraction = '', word] = match;
  const magnitude = scaled(value, whole!, fraction, unit(value, word!, place), place);
  return sign === '-' ? -magnitude : magnitude;
}

function unit(value: JsonValue, word: string, place: ArgumentPlace): Unit {
  const units = unitsOf(word, place.target, place.context);
  if (units.length === 1) return units[0]!;
  const why = units.length === 0 ? `has an unknown unit` : `has a unit that means two assets with different decimals`;
  throw invalid(value, place, why, `Units are ${unitWords(place.context)}; or write the smallest unit as a number.`);
}

function scaled(value: JsonValue, whole: string, fraction: string, by: Unit, place: ArgumentPlace): bigint {
  const digits = fraction.replace(/0+$/, '');
  if (by.decimals === 0 && by.factor > 1n) return BigInt(whole) * by.factor + partOf(value, digits, by, place);
  if (digits.length > by.decimals) {
    const why = `has ${digits.length} digits after the point, and ${by.name} has ${by.decimals}`;
    throw invalid(value, place, why, `Leave out what is smaller than the smallest unit.`);
  }
  return BigInt(whole + digits.padEnd(by.decimals, '0'));
}

/** "1.5 days": exact, or an error. */
function partOf(value: JsonValue, digits: string, by: Unit, place: ArgumentPlace): bigint {
  const divisor = 10n ** BigInt(digits.length);
  const product = BigInt(digits || '0') * by.factor;
  if (product % divisor === 0n) return product / divisor;
  throw invalid(value, place, 'is not a whole number of seconds', `Write the seconds, such as "3600".`);
}

function unreadable(value: JsonValue, text: string, place: ArgumentPlace): Error {
  if (/^\d+\.\d+$/.test(text)) {
    return invalid(
      value,
      place,
      'has no unit',
      `Write "${text} ${place.target?.symbol ?? 'tokens'}" or a whole number.`,
    );
  }
  if (/^\d[\d_,' ]*(\.\d+)?( .+)?$/.test(text)) {
    return invalid(value, place, 'has separators', `Write it without: "${text.replaceAll(/[_,' ](?=\d)/g, '')}".`);
  }
  return invalid(
    value,
    place,
    'is not a number',
    `Write a whole number such as "1000", or an amount: "1250.5 tokens".`,
  );
}

function invalid(value: JsonValue, place: ArgumentPlace, why: string, hint: string) {
  return draftError('argument-invalid', place.field, value, why, hint);
}
