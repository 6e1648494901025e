import { InputError } from '../errors/index.js';
import { findNoJson } from '../files/index.js';
import { type CommandName, commandParameters, type ParsedParameters } from './contract/index.js';

/** A field that is named in a message is cut after these characters. */
const LONGEST_FIELD = 200;

/**
 * Parses what came over a wire.
 * @throws InputError `command-unknown`, or `command-invalid` naming the first field at fault
 */
export function parseCommand<C extends CommandName>(command: C, parameters: unknown): ParsedParameters<C> {
  if (!Object.hasOwn(commandParameters, command)) {
    throw new InputError('command-unknown', `there is no command "${String(command)}"`, {
      hint: 'The window and the engine may be of different versions; start Folkmoot again.',
    });
  }
  const strange = findNoJson(parameters);
  if (strange !== null) throw invalid(command, strange.path, strange.message);
  const parsed = commandParameters[command].safeParse(parameters);
  if (parsed.success) return parsed.data as ParsedParameters<C>;
  const [issue] = parsed.error.issues;
  throw invalid(command, issue!.path, issue!.message);
}

function invalid(command: string, path: readonly PropertyKey[], message: string): InputError {
  const field = shortened(path.map(String).join('.'));
  return new InputError('command-invalid', `${command}: ${field || 'the parameters'}: ${message}`, {
    field,
    hint: 'Correct the field and try again.',
  });
}

/** A place can lie as deep and have as long a name as somebody likes. */
const shortened = (field: string): string =>
  field.length > LONGEST_FIELD ? `${field.slice(0, LONGEST_FIELD)}…` : field;
