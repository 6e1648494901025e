import { type Commands, commandParameters } from '../../simulations/api/contract/index.js';

/** Sends one command; what it answers is what the contract says for its name. */
export type Call = (command: string, parameters: unknown) => Promise<unknown>;

/** One typed function a command, derived from the contract: a new command is here the moment it is there. */
export function createCommands(call: Call): Commands {
  const names = Object.keys(commandParameters);
  return Object.fromEntries(
    names.map((name) => [name, (parameters: unknown) => call(name, parameters)]),
    // `fromEntries` knows no names, and each name has parameters and a result of its own.
  ) as unknown as Commands;
}
