import { FolkmootError, type FolkmootErrorOptions } from './folkmoot-error.js';

/** Training, evaluation or a learning backend failed. */
export class LearningError extends FolkmootError {
  constructor(code: string, message: string, options: FolkmootErrorOptions = {}) {
    super(code, message, options);
  }
}
