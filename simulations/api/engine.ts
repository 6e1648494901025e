import type { CommandName, CommandResults, EventName, EventPayload } from './contract/index.js';

/** Told about every event of every run. Must not throw. */
export type EngineListener = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

/** The engine's one door: hosts (desktop, browser, command line, tests) hold one of these and nothing else. */
export interface Engine {
  /** Where it keeps everything; a whole path. */
  readonly dataFolder: string;
  /**
   * Runs a command. `parameters` come from outside and are parsed here.
   * @throws InputError `command-invalid` naming the field when they do not parse, and whatever the command throws
   */
  handle<C extends CommandName>(command: C, parameters: unknown): Promise<CommandResults[C]>;
  /** Returns the function that ends the subscription. */
  subscribe(listener: EngineListener): () => void;
  /** Stops every run (keeping what was computed), every chain and every worker. Safe to call twice. */
  close(): Promise<void>;
}

export interface EngineOptions {
  /** Where runs are kept; made when absent. `FOLKMOOT_HOME` or the platform's data folder by default. */
  readonly dataFolder?: string;
  /** Further folders with scenario files (`*.json`). */
  readonly scenarioFolders?: readonly string[];
}
