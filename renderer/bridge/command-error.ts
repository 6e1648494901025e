import type { WireError } from '../../simulations/api/contract/index.js';

/** A command that the engine refused, or could not answer. */
export class CommandError extends Error {
  readonly code: string;
  readonly hint: string | null;
  readonly field: string | null;
  /** The command that was called. */
  readonly command: string;

  constructor(command: string, error: WireError) {
    super(error.message);
    this.name = 'CommandError';
    this.command = command;
    this.code = error.code;
    this.hint = error.hint ?? null;
    this.field = error.field ?? null;
  }
}

/** What a call is rejected with when the engine's side went away before it answered. */
export function engineLost(command: string, reason: string): CommandError {
  return new CommandError(command, {
    code: 'engine-lost',
    message: reason,
    hint: 'Folkmoot connects again by itself; try again once it has.',
  });
}
