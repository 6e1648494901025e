/** Options shared by every Folkmoot error. */
export interface FolkmootErrorOptions {
  /** What the person can do about it, as one sentence. */
  readonly hint?: string;
  /** The error that led to this one. */
  readonly cause?: unknown;
  /** The field, file or parameter at fault, e.g. `rewards.split.trainersPercent`. */
  readonly field?: string;
  /** The offending value, as it was given. */
  readonly value?: unknown;
}

/**
 * The base of every error Folkmoot raises on purpose: a stable `code`, a short message that says what
 * happened, and a `hint` that says what to do. Anything else that escapes is a bug.
 */
export class FolkmootError extends Error {
  readonly code: string;
  /** Exit status the command line ends with: 2 for input at fault, 1 for everything else. */
  readonly exitCode: number;
  readonly hint: string | undefined;
  readonly field: string | undefined;
  readonly value: unknown;

  constructor(code: string, message: string, options: FolkmootErrorOptions = {}, exitCode = 1) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.exitCode = exitCode;
    this.hint = options.hint;
    this.field = options.field;
    this.value = options.value;
  }

  /** A plain object that survives a wire (MessagePort, WebSocket, JSON). */
  toWire(): WireError {
    return {
      code: this.code,
      message: this.message,
      exitCode: this.exitCode,
      ...(this.hint === undefined ? {} : { hint: this.hint }),
      ...(this.field === undefined ? {} : { field: this.field }),
    };
  }
}

/** An error as it crosses a process boundary. */
export interface WireError {
  readonly code: string;
  readonly message: string;
  /** Status for a command line to end with; 1 when absent. */
  readonly exitCode?: number;
  readonly hint?: string;
  readonly field?: string;
}

/** What a person or a file gave cannot be used. The command line ends with status 2. */
export class InputError extends FolkmootError {
  constructor(code: string, message: string, options: FolkmootErrorOptions = {}) {
    super(code, message, options, 2);
  }
}

/** The local chain failed to start, stopped answering, or answered something that cannot be. */
export class ChainError extends FolkmootError {
  constructor(code: string, message: string, options: FolkmootErrorOptions = {}) {
    super(code, message, options);
  }
}

/** Training, evaluation or a learning backend failed. */
export class LearningError extends FolkmootError {
  constructor(code: string, message: string, options: FolkmootErrorOptions = {}) {
    super(code, message, options);
  }
}

/** A results store could not be opened, read or written. The command line ends with status 2. */
export class StoreError extends FolkmootError {
  constructor(code: string, message: string, options: FolkmootErrorOptions = {}) {
    super(code, message, options, 2);
  }
}
