import type { Frame, RunReport, RunSummary } from './run.js';

/** What the engine tells whoever watches. Every event carries its run; a watcher drops what it did not ask for. */
export interface Events {
  /** A run changed its state. */
  runChanged: (event: { readonly run: RunSummary }) => void;
  /** Progress within the current tick, and the time left at the present pace (s). */
  progress: (event: {
    readonly runId: string;
    readonly tick: number;
    readonly ticks: number;
    readonly stage: string;
    readonly secondsLeft: number | null;
  }) => void;
  /** A tick was completed. */
  frame: (event: { readonly runId: string; readonly frame: Frame }) => void;
  /** A run ended by itself or was stopped; its report is final. */
  report: (event: { readonly runId: string; readonly report: RunReport }) => void;
}

export type EventName = keyof Events;
export type EventPayload<E extends EventName> = Parameters<Events[E]>[0];
