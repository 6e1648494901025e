import { FolkmootError, type FolkmootErrorOptions } from './folkmoot-error.js';

/** The local chain failed to start, stopped answering, or answered something that cannot be. */
export class ChainError extends FolkmootError {
  constructor(code: string, message: string, options: FolkmootErrorOptions = {}) {
    super(code, message, options);
  }
}
