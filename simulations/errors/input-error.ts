import { FolkmootError, type FolkmootErrorOptions } from './folkmoot-error.js';

/** What a person or a file gave cannot be used. The command line ends with status 2. */
export class InputError extends FolkmootError {
  constructor(code: string, message: string, options: FolkmootErrorOptions = {}) {
    super(code, message, options, 2);
  }
}
