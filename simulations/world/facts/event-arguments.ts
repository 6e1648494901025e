import type { Address, Hex } from '../../chain/index.js';

/** A decoded event's arguments by name, as the ABI's types come out: bigint, string, boolean, lists of them. */
export type EventArguments = Readonly<Record<string, unknown>>;

/** @throws TypeError when the bindings and the facts disagree about an event: a mistake in Folkmoot, never in a run */
function mismatch(name: string, wanted: string, value: unknown): never {
  throw new TypeError(`event argument "${name}" should be ${wanted}, and is ${typeof value}`);
}

export function wei(args: EventArguments, name: string): bigint {
  const value = args[name];
  return typeof value === 'bigint' ? value : mismatch(name, 'a bigint', value);
}

/** A number that always fits: a time, a round, a share, a score. */
export function integer(args: EventArguments, name: string): number {
  return safeInteger(wei(args, name), name);
}

export function text(args: EventArguments, name: string): string {
  const value = args[name];
  return typeof value === 'string' ? value : mismatch(name, 'text', value);
}

export function address(args: EventArguments, name: string): Address {
  return text(args, name).toLowerCase() as Address;
}

export function hex(args: EventArguments, name: string): Hex {
  return text(args, name) as Hex;
}

export function list(args: EventArguments, name: string): readonly unknown[] {
  const value = args[name];
  return Array.isArray(value) ? value : mismatch(name, 'a list', value);
}

export function addresses(args: EventArguments, name: string): readonly Address[] {
  return list(args, name).map((value) => String(value).toLowerCase() as Address);
}

export function integers(args: EventArguments, name: string): readonly number[] {
  return list(args, name).map((value) => safeInteger(value as bigint, name));
}

/** Clamped to what a number holds exactly: a score or a sample count beyond that is nonsense somebody sent on purpose. */
function safeInteger(value: bigint, name: string): number {
  if (typeof value !== 'bigint') return mismatch(name, 'a bigint', value);
  if (value > MAX_SAFE) return Number.MAX_SAFE_INTEGER;
  return value < -MAX_SAFE ? -Number.MAX_SAFE_INTEGER : Number(value);
}

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);
