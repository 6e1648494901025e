import { CommandError } from '../bridge/index.js';

/** What went wrong, in the four parts that every error has: what happened, why, what to do, details. */
export interface Trouble {
  readonly title: string;
  readonly message: string;
  readonly hint: string | null;
  readonly details: string | null;
}

/** A file that cannot be taken as it is: nobody's fault but the file's, and what to do about it. */
export class FileError extends Error {
  readonly hint: string | null;

  constructor(message: string, hint: string | null = null) {
    super(message);
    this.name = 'FileError';
    this.hint = hint;
  }
}

export function troubleOf(title: string, error: unknown): Trouble {
  if (error instanceof CommandError) {
    const field = error.field === null ? '' : `\nfield: ${error.field}`;
    return {
      title,
      message: error.message,
      hint: error.hint,
      details: `command: ${error.command}\ncode: ${error.code}${field}`,
    };
  }
  if (error instanceof FileError) return { title, message: error.message, hint: error.hint, details: null };
  const message = error instanceof Error ? error.message : String(error);
  return {
    title,
    message,
    hint: 'This is a fault in Folkmoot itself. Loading the window again usually helps; no run is lost by it.',
    details: error instanceof Error ? (error.stack ?? null) : null,
  };
}

/** Runs something that may fail, and tells of it when it does. */
export type Attempt = (title: string, work: () => Promise<unknown>) => Promise<void>;
