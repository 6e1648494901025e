import type { CommandName } from '../../simulations/api/contract/index.js';
import { COMMAND_LOADS, type How } from '../fixtures/commands/command-loads.js';
import { openLargeEngine, type Sizes } from '../fixtures/commands/large-engine.js';
import { type LongestTurn, longestTurnDuring } from '../fixtures/commands/longest-turn.js';

/** How long a command with much to do held everybody else. */
export interface CommandHold extends LongestTurn {
  readonly command: CommandName;
  readonly how: How;
  readonly seconds: number;
}

const LARGE: Sizes = {
  holders: 1_000_000,
  pastVotes: 200_000,
  simulations: 100_000,
  runs: 3_000,
  ticks: 300,
  agents: 1_000,
  report: 250_000_000,
  dataRows: 1_000_000,
};

/** Does every command that can have much to do, one after another, on an engine with much in it. */
export async function benchCommands(): Promise<readonly CommandHold[]> {
  const large = await openLargeEngine(LARGE);
  const holds: CommandHold[] = [];
  try {
    for (const [command, { how, load }] of Object.entries(COMMAND_LOADS)) {
      if (load === null) continue;
      const began = performance.now();
      let failed: unknown = null;
      const turn = await longestTurnDuring(() =>
        load(large).catch((error: unknown) => {
          failed = error;
        }),
      );
      // A run without a report has none to give, which is an answer as well.
      if (failed !== null) console.error(`${command}: ${(failed as Error).message}`);
      const hold = { command: command as CommandName, how, seconds: (performance.now() - began) / 1000, ...turn };
      holds.push(hold);
      console.error(
        `${command}: ${hold.wallMillis.toFixed(0)} ms (${hold.processorMillis}) of ${hold.seconds.toFixed(1)} s`,
      );
    }
    return holds;
  } finally {
    await large.close();
  }
}
