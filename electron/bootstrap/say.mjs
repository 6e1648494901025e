// @ts-check
import process from 'node:process';

/** What the set-up tells the person, one plain line each, on stderr so that stdout stays for results. */

/** @param {string} line */
export function say(line) {
  process.stderr.write(`folkmoot: ${line}\n`);
}

/** A set-up step failed in a way the person can mend. */
export class SetUpError extends Error {
  /**
   * @param {string} message what happened
   * @param {string} hint what to do about it
   * @param {number} [exitCode] 2 when what was typed is at fault, else 1
   */
  constructor(message, hint, exitCode = 1) {
    super(message);
    this.name = 'SetUpError';
    this.hint = hint;
    this.exitCode = exitCode;
  }
}

/**
 * Runs a bootstrap command and turns what it throws into plain lines and an exit status.
 * @param {() => Promise<number | void>} command resolves to the exit status
 */
export async function runCommand(command) {
  try {
    process.exitCode = (await command()) ?? process.exitCode ?? 0;
  } catch (error) {
    if (error instanceof SetUpError) {
      say(error.message);
      if (error.hint !== '') say(error.hint);
      process.exitCode = error.exitCode;
    } else {
      say(error instanceof Error ? (error.stack ?? error.message) : String(error));
      process.exitCode = 1;
    }
  }
}
