import { FolkmootError, type WireError } from '../errors/index.js';

/** Any error as it crosses a wire; what Folkmoot did not expect keeps its message under one code. */
export function wireErrorOf(error: unknown): WireError {
  if (error instanceof FolkmootError) return error.toWire();
  return {
    code: 'unexpected',
    message: error instanceof Error ? error.message : String(error),
    hint: 'This is a fault of Folkmoot; please report it with the scenario and the seed.',
  };
}
