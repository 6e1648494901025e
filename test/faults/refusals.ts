import type { WireError } from '../../simulations/api/index.js';

/** Codes under which an error that nobody expected crosses a wire. */
const UNEXPECTED = ['unexpected', 'internal'];
/** A line of a stack trace. */
const STACK = /^\s+at .+[:(]\d+/m;
/** What a terminal would obey, or what turns the direction of writing; tab and line break are no such thing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
const ACTING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** What is missing from a refusal on a wire, or `null` when it has a code, a message and a way out. */
export function lacksOfError(error: Partial<WireError>): string | null {
  const { code, message, hint } = error;
  if (!code) return 'it has no code';
  if (UNEXPECTED.includes(code)) return `it was not expected: ${message}`;
  if (!message) return `${code} has no message`;
  if (!hint) return `${code} has no hint: ${message}`;
  if (STACK.test(message)) return `${code} shows a stack: ${message}`;
  return null;
}

const UNREACHABLE = /cannot be reached at/;

export interface CommandEnd {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What is wrong with how a command ended that was given bad input or, with status 0, took it; `null` when nothing is. */
export function lacksOfEnd({ status, stdout, stderr }: CommandEnd): string | null {
  if (STACK.test(stderr) || STACK.test(stdout)) return `it shows a stack: ${stderr}${stdout}`;
  if (/unexpected error|failed unseen/.test(stderr)) return `it was not expected: ${stderr}`;
  if (ACTING.test(stderr)) return `it commands the terminal: ${stderr}`;
  if (ACTING.test(stdout)) return `it commands the terminal on stdout: ${stdout}`;
  if (status === 0) return null;
  // A node that does not answer is no fault of what was typed, and its status is 1.
  if (status !== (UNREACHABLE.test(stderr) ? 1 : 2)) return `its status is ${status}: ${stderr}`;
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2) return `it has no message and way out: ${stderr}`;
  return null;
}
