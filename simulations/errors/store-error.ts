import { FolkmootError, type FolkmootErrorOptions } from './folkmoot-error.js';

/** A results store could not be opened, read or written. The command line ends with status 2. */
export class StoreError extends FolkmootError {
  constructor(code: string, message: string, options: FolkmootErrorOptions = {}) {
    super(code, message, options, 2);
  }
}
