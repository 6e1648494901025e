import { ParamType } from 'ethers';
import { InputError } from '../../../errors/index.js';
import { parseNestedJson } from '../../../files/index.js';
import type { JsonValue } from '../arguments/json-value.js';

/** A parameter of a method, as Safe's builder writes it. */
export interface SafeInput {
  readonly name?: string | undefined;
  readonly type: string;
  readonly components?: readonly SafeInput[] | undefined;
}

/** A form's text as a draft's argument, and where Safe reads it otherwise than it looks. */
export interface SafeValue {
  readonly value: JsonValue;
  /** Parts that mean something else to Safe, each as `isOpen is "false" in quotes`. */
  readonly surprises: readonly string[];
}

/**
 * What the text of a Safe builder's form stands for, by the rules of the builder (safe-global, tx-builder, `utils.ts`): quotes
 * of either kind around numbers and around entries of a list are dropped, 1 and 0 are booleans, an address may have its
 * chain before it. A tuple is JSON whose booleans are whatever JavaScript takes for true: "false" in quotes is.
 */
export function safeValue(given: JsonValue, input: SafeInput): SafeValue {
  const surprises: string[] = [];
  const value = typeof given === 'string' ? ofText(given, paramOf(input), surprises) : given;
  return { value: unmarked(value), surprises };
}

function ofText(text: string, type: ParamType, surprises: string[]): JsonValue {
  const base = baseOf(type);
  if (base.isTuple()) return ofJson(parsed(text), type, surprises);
  if (type.isArray()) {
    // Lists of text are JSON; others are split at commas, with quotes of either kind dropped.
    if (base.baseType === 'string') return textsOf(text, type);
    return /^\s*\[.*\]\s*$/s.test(text) ? entriesOf(text, type, surprises) : text;
  }
  return ofPlain(text, type);
}

function entriesOf(text: string, type: ParamType, surprises: string[]): JsonValue {
  const inside = text.trim().slice(1, -1);
  if (inside.trim() === '') return [];
  const entries: string[] = [''];
  let depth = 0;
  for (const sign of inside) {
    if (sign === '[') depth++;
    if (sign === ']') depth--;
    if (sign === ',' && depth === 0) entries.push('');
    else entries[entries.length - 1] += sign;
  }
  const each = type.arrayChildren!;
  return entries.map((entry) => ofText(each.isArray() ? entry : entry.replace(/["']/g, '').trim(), each, surprises));
}

function ofPlain(text: string, type: ParamType): JsonValue {
  const { baseType } = type;
  if (baseType === 'bool') {
    const word = text.trim().toLowerCase();
    return word === '1' ? 'true' : word === '0' ? 'false' : word;
  }
  if (/^u?int/.test(baseType)) return text.replace(/["']/g, '').trim();
  if (baseType === 'address') return text.trim().replace(/^[a-z][a-z0-9-]*:(?=0x)/i, '');
  if (/^bytes\d+$/.test(baseType)) return filledUp(text.trim(), Number(baseType.slice('bytes'.length)));
  return baseType === 'bytes' ? evenly(text.trim()) : text;
}

/** Bytes of a fixed length are filled up with zeros behind them, as Safe's encoder does. */
function filledUp(hex: string, length: number): string {
  return /^0x[0-9a-f]+$/i.test(hex) ? hex.padEnd(2 + 2 * length, '0') : hex;
}

/** An odd number of digits gets a zero before them. */
function evenly(hex: string): string {
  return /^0x([0-9a-f]{2})*[0-9a-f]$/i.test(hex) ? `0x0${hex.slice(2)}` : hex;
}

/** A list of texts, which Safe reads as strict JSON: with other quotes, or none, it would send no data at all. */
function textsOf(text: string, { name }: ParamType): JsonValue {
  try {
    return parseNestedJson(text) as JsonValue;
  } catch (cause) {
    const field = name || 'a list of texts';
    throw new InputError(
      'argument-invalid',
      `${field}: ${text.slice(0, 80)} is no list of texts that Safe's builder reads`,
      {
        field,
        value: text,
        cause,
        hint: 'Write it as JSON, each text between double quotes: ["first", "second"].',
      },
    );
  }
}

/** JSON of a tuple: booleans as JavaScript takes them, everything else as it is. */
function ofJson(value: JsonValue, type: ParamType, surprises: string[]): JsonValue {
  if (type.isArray() && Array.isArray(value)) {
    return value.map((entry) => ofJson(entry, type.arrayChildren, surprises));
  }
  if (type.isTuple() && typeof value === 'object' && value !== null) {
    const parts = type.components;
    if (Array.isArray(value)) return value.map((part, i) => (parts[i] ? ofJson(part, parts[i], surprises) : part));
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => {
        const component = parts.find((each) => each.name === name);
        return [name, component === undefined ? part : ofJson(part, component, surprises)];
      }),
    );
  }
  if (type.baseType !== 'bool' || value === 'true') return value;
  const truth = typeof value === 'string' ? value !== '' && !/^0+(\.0+)?$/.test(bareNumber(value)) : Boolean(value);
  if (typeof value === 'string' && !value.startsWith(BARE) && truth) {
    surprises.push(`${type.name || 'a boolean'} is ${JSON.stringify(value)} in quotes`);
  }
  return String(truth);
}

/** Stands before a number that was not in quotes: it is kept as text, so that no digit is lost, and told from one in quotes. */
const BARE = '\u0000';
const bareNumber = (text: string) => (text.startsWith(BARE) ? text.slice(1) : 'text');

/** JSON, also with bare numbers of any length and bare hex; the text itself where it is none. */
function parsed(text: string): JsonValue {
  const quoted = text.replaceAll(/"(?:[^"\\]|\\.)*"|[^\s,[\]{}:"]+/g, (word) =>
    /^("|true$|false$|null$)/.test(word) ? word : JSON.stringify(BARE + word),
  );
  try {
    return parseNestedJson(quoted) as JsonValue;
  } catch {
    return text;
  }
}

/** Takes the marks of bare numbers away again. */
function unmarked(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.startsWith(BARE) ? value.slice(1) : value;
  if (Array.isArray(value)) return value.map(unmarked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, unmarked(part)]));
}

function baseOf(type: ParamType): ParamType {
  return type.isArray() ? baseOf(type.arrayChildren) : type;
}

function paramOf(input: SafeInput): ParamType {
  try {
    return ParamType.from(paramJson(input));
  } catch (cause) {
    throw new InputError(
      'safe-file-invalid',
      `${input.name || 'a parameter'}: ${input.type} is no type that can be encoded`,
      {
        field: 'contractMethod.inputs',
        value: input.type,
        cause,
        hint: 'Give the transaction with its data in place of a method.',
      },
    );
  }
}

/** ethers wants names, also where a file has none. */
function paramJson({ name = '', type, components }: SafeInput): { name: string; type: string; components?: unknown[] } {
  return { name, type, ...(components === undefined ? {} : { components: components.map(paramJson) }) };
}
