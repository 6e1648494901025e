import { CommanderError } from 'commander';
import { FolkmootError, visibleText } from '../api/index.js';

/**
 * Writes what happened and what to do about it, and returns the exit status. Errors that Folkmoot did not
 * expect keep their stack: they are bugs, and the stack is what helps mend them.
 */
export function reportError(error: unknown, output: { write(text: string): unknown }): number {
  const stream = { write: (text: string) => output.write(visibleText(text)) };
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof FolkmootError) {
    stream.write(`folkmoot: ${error.message}\n`);
    if (error.field !== undefined && namesField(error.field, error.message)) stream.write(`  field: ${error.field}\n`);
    if (error.hint !== undefined) stream.write(`${error.hint}\n`);
    return error.exitCode;
  }
  stream.write(
    `folkmoot: unexpected error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return 1;
}

/** Whether it is a study's field, not a file, and one that the message does not name yet. */
function namesField(field: string, message: string): boolean {
  return /^(?:learning|adversaries|secureAggregation|contribution|timing)[.[]/.test(field) && !message.includes(field);
}
