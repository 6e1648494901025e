import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMAND_LOADS } from '../fixtures/commands/command-loads.js';
import { type LargeEngine, openLargeEngine } from '../fixtures/commands/large-engine.js';
import { longestTurnDuring } from '../fixtures/commands/longest-turn.js';

/** What a command may compute in the engine's own thread before others have their turn, in milliseconds of the processor. */
const MOST = 200;

let large: LargeEngine;
beforeAll(async () => {
  large = await openLargeEngine({
    ...{ holders: 200_000, pastVotes: 20_000, simulations: 20_000, runs: 1_500, ticks: 60, agents: 1_000 },
    ...{ report: 20_000_000, dataRows: 200_000 },
  });
});
afterAll(() => large?.close());

/** Commands whose answer, with these inputs, is that there is nothing to answer with. */
const REFUSED: Readonly<Record<string, string>> = { getReport: 'report-missing' };

describe('while the engine does a command with much to do, others wait at most 200 ms of computing:', () => {
  for (const [command, { how, because, load }] of Object.entries(COMMAND_LOADS)) {
    if (load === null) continue;
    it(`${command} (${how}: ${because})`, async () => {
      let refused: unknown = null;
      const { processorMillis } = await longestTurnDuring(() =>
        load(large).catch((error: unknown) => {
          refused = error;
        }),
      );
      if (REFUSED[command] === undefined) expect(refused).toBeNull();
      else expect(refused).toMatchObject({ code: REFUSED[command] });
      // Where the system does not tell what a thread computes, that all of it can be done is what is tested.
      if (processorMillis !== null) expect(processorMillis).toBeLessThanOrEqual(MOST);
    });
  }
});
