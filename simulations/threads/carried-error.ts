import {
  ChainError,
  FolkmootError,
  type FolkmootErrorOptions,
  InputError,
  LearningError,
  StoreError,
  type WireError,
} from '../errors/index.js';

/** An error on its way from a thread to its owner: what was raised on purpose keeps its class, code, hint and field. */
export type CarriedError =
  | { readonly kind: string; readonly wire: WireError; readonly value: unknown; readonly stack: string }
  | { readonly kind: null; readonly message: string; readonly stack: string };

type Raise = new (code: string, message: string, options?: FolkmootErrorOptions) => FolkmootError;
const CLASSES: Readonly<Record<string, Raise>> = { ChainError, InputError, LearningError, StoreError };

export function carriedError(error: unknown): CarriedError {
  if (!(error instanceof Error)) return { kind: null, message: String(error), stack: '' };
  const stack = error.stack ?? '';
  if (!(error instanceof FolkmootError)) return { kind: null, message: error.message, stack };
  // What was given may be anything, and not all of it can be sent.
  const value = typeof error.value === 'object' || typeof error.value === 'function' ? undefined : error.value;
  // A subclass with more to it arrives as its base, which is what owners tell apart.
  const kind = Object.keys(CLASSES).find((name) => error instanceof CLASSES[name]!) ?? error.name;
  return { kind, wire: error.toWire(), value, stack };
}

/** The error as its owner throws it on. */
export function errorFrom(carried: CarriedError): Error {
  if (carried.kind === null) return withStack(new Error(carried.message), carried.stack);
  const { code, message, hint, field, exitCode } = carried.wire;
  const options = { hint, field, value: carried.value };
  const Class = CLASSES[carried.kind];
  const error =
    Class === undefined ? new FolkmootError(code, message, options, exitCode) : new Class(code, message, options);
  return withStack(error, carried.stack);
}

function withStack<E extends Error>(error: E, stack: string): E {
  if (stack !== '') error.stack = stack;
  return error;
}
