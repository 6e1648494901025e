import type { CommandName, CommandResults, ParsedParameters } from './contract/index.js';
import type { Announce } from './live-run.js';
import type { RehearsalContext } from './rehearsal/rehearsal-context.js';
import type { ScenarioLibrary } from './scenario-library.js';
import type { StoredRuns } from './stored-runs.js';

/** One function a command, given parsed parameters. */
export type Handlers = { [C in CommandName]: (parameters: ParsedParameters<C>) => Promise<CommandResults[C]> };

/** What the handlers share: where things are kept, and whom to tell of a change. */
export interface HandlerContext {
  readonly home: string;
  readonly library: ScenarioLibrary;
  readonly runs: StoredRuns;
  readonly rehearsal: RehearsalContext;
  readonly announce: Announce;
}
