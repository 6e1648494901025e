import type { FederationRound, FederationSummary } from './federation.js';
import type { RehearsalCard, RehearsalJob } from './rehearsal-commands.js';
import type { Frame, RunReport, RunSummary } from './run.js';

/** What is done before a run's first tick, in this order, and how it is told. */
export const START_WORDS = {
  data: 'Data is read and dealt out.',
  chain: 'A chain of its own starts.',
  accounts: 'Every agent gets an account on the chain.',
  contracts: 'The DAO’s contracts are created on the chain.',
} as const;

export type StartStep = keyof typeof START_WORDS;

/** What the engine tells whoever watches. Every event carries its run; a watcher drops what it did not ask for. */
export interface Events {
  /** A run is made ready, step by step; it is listed, and can be asked for, once all is done. */
  runStarting: (event: { readonly scenario: string; readonly doing: StartStep }) => void;
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
  /** A federation changed its state. Once it has ended, `getFederation` has its report. */
  federationChanged: (event: { readonly federation: FederationSummary }) => void;
  /** A federation's round was completed and stored. */
  federationRound: (event: { readonly runId: string; readonly round: FederationRound }) => void;
  /** Clients that have trained in a federation's current round, and the time left at the present pace (s). */
  federationProgress: (event: {
    readonly runId: string;
    readonly round: number;
    readonly rounds: number;
    readonly done: number;
    readonly of: number;
    readonly secondsLeft: number | null;
  }) => void;
  /** A rehearsal's DAO, draft or results changed. */
  rehearsalChanged: (event: { readonly rehearsal: RehearsalCard }) => void;
  /** How far a rehearsal's job is, and the time left at the present pace (s). `words` say what it does now. */
  rehearsalProgress: (event: {
    readonly id: string;
    readonly job: RehearsalJob;
    readonly done: number;
    readonly of: number;
    readonly words: string;
    readonly secondsLeft: number | null;
  }) => void;
  /** A rehearsal's report cannot be written before another work has ended; it is written then. */
  reportWaiting: (event: { readonly id: string; readonly words: string }) => void;
}

export type EventName = keyof Events;
export type EventPayload<E extends EventName> = Parameters<Events[E]>[0];
