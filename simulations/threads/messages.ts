import type { CarriedError } from './carried-error.js';
import type { Part } from './parts.js';

/** How far a work is: parts done, of so many, and what it does now. */
export type TellProgress = (done: number, of: number, words?: string) => void;

/** What a work is given besides its input. */
export interface WorkContext {
  readonly onProgress: TellProgress;
  /** Aborted when the work is no longer wanted, if it is one that ends by itself. */
  readonly signal: AbortSignal;
}

/** What a thread is told: a work to do, to stop the one that it does, that the last part arrived. */
export type ToThread =
  | { readonly type: 'do'; readonly work: string; readonly input: unknown }
  | { readonly type: 'stop' }
  | { readonly type: 'more' };

/** What a thread says. A result that is long comes in parts, each after the one before has arrived. */
export type FromThread =
  | { readonly type: 'progress'; readonly told: Parameters<TellProgress> }
  | { readonly type: 'part'; readonly part: Part }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly error: CarriedError };
