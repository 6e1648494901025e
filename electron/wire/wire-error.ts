import type { WireError } from '../../simulations/api/index.js';

interface HasWireForm {
  toWire(): WireError;
}

function hasWireForm(error: unknown): error is HasWireForm {
  return error instanceof Error && 'toWire' in error && typeof error.toWire === 'function';
}

/** The form in which whatever was thrown crosses to the window. What is not one of Folkmoot's own errors is a bug. */
export function wireErrorOf(error: unknown): WireError {
  if (hasWireForm(error)) return error.toWire();
  return {
    code: 'internal',
    message: error instanceof Error ? error.message : String(error),
    hint: 'This is a fault in Folkmoot. Please report it together with the log.',
  };
}
