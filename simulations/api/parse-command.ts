import { InputError } from '../errors/index.js';
import { type CommandName, commandParameters, type ParsedParameters } from './contract/index.js';

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
  const parsed = commandParameters[command].safeParse(parameters);
  if (parsed.success) return parsed.data as ParsedParameters<C>;
  const [issue] = parsed.error.issues;
  const field = issue!.path.join('.');
  throw new InputError('command-invalid', `${command}: ${field || 'the parameters'}: ${issue!.message}`, {
    field,
    hint: 'Correct the field and try again.',
  });
}
