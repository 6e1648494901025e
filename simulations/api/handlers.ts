import type { CommandName, CommandResults, ParsedParameters } from './contract/index.js';
import type { Announce } from './live-run.js';
import type { RehearsalDesk } from './rehearsal/rehearsal-desk.js';
import type { RunShelf } from './run-shelf.js';
import type { ScenarioLibrary } from './scenario-library.js';

/** One function a command, given parsed parameters. */
export type Handlers = { [C in CommandName]: (parameters: ParsedParameters<C>) => Promise<CommandResults[C]> };

/** What the handlers share: where things are kept, and whom to tell of a change. */
export interface HandlerContext {
  readonly home: string;
  readonly library: ScenarioLibrary;
  readonly shelf: RunShelf;
  readonly desk: RehearsalDesk;
  readonly announce: Announce;
}
