import { InputError } from '../../errors/index.js';

/** Characters of a value that a message shows. */
const LONGEST_VALUE = 80;

/** The error about one field of a draft: what is there, why it cannot be, what to write instead. */
export function draftError(code: string, field: string, value: unknown, why: string, hint: string): InputError {
  return new InputError(code, `${field}: ${shown(value)} ${why}`, { field, value, hint });
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
}
