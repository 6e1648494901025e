import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../simulations/api/index.js';
import { SCALES } from '../bench/scale-scenarios.js';
import { longestTurnDuring } from '../fixtures/commands/longest-turn.js';

/** What a run may compute in the engine's own thread before others have their turn, in milliseconds of the processor. */
const MOST = 200;

describe('while a run goes on, others wait at most 200 ms of computing:', () => {
  let folder: string;
  let engine: Engine;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'folkmoot-turns-'));
    engine = await createEngine({ dataFolder: folder });
  });
  afterEach(async () => {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.each([
    ['quickstart', 'quickstart', 6],
    ['launch', 'launch', 12],
    ['1,000 agents', SCALES.thousand, 30],
  ])(
    '%s',
    async (_, scenario, ticks) => {
      const { processorMillis } = await longestTurnDuring(async () => {
        const ended = new Promise<void>((resolve, reject) => {
          engine.subscribe((_, payload) => {
            if ('report' in payload) resolve();
            if ('run' in payload && payload.run.error !== null) reject(new Error(payload.run.error.message));
          });
        });
        await engine.handle('startRun', { scenario, overrides: { seed: 7, ticks } });
        await ended;
      });
      if (processorMillis !== null) expect(processorMillis).toBeLessThanOrEqual(MOST);
    },
    300_000,
  );
});
