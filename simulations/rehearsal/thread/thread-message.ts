import type { CarriedError } from './carried-error.js';
import type { WorkName } from './thread-works.js';

/** What a thread is started with. */
export interface Assignment {
  readonly work: WorkName;
  readonly input: unknown;
}

/** What a thread says to its owner. */
export type FromThread =
  | { readonly type: 'progress'; readonly done: number; readonly of: number }
  | { readonly type: 'done'; readonly result: unknown }
  | { readonly type: 'failed'; readonly error: CarriedError };
