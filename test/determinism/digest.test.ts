import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommandParameters } from '../../simulations/api/index.js';
import { parseScenario } from '../../simulations/mechanisms/index.js';
import { runToEnd, watchRun, withEngine } from '../fixtures/run-to-end.js';

const digestOf = (overrides: CommandParameters<'startRun'>['overrides'] = {}) =>
  withEngine(async (engine) => (await runToEnd(engine, { scenario: 'tiny', overrides })).report.digest);

describe('the digest of a run', () => {
  it('is the same for the same scenario and seed, and another for another seed', async () => {
    const digest = await digestOf();
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(await digestOf()).toBe(digest);
    expect(await digestOf({ seed: 2 })).not.toBe(digest);
  });

  it('is the same on anvil and on ganache', async () => {
    expect(await digestOf({ engine: 'ganache' })).toBe(await digestOf({ engine: 'anvil' }));
  });

  it('is the same every time on the slowest backend too', async () => {
    const overrides = { backend: 'cpu', ticks: 3 } as const;
    expect(await digestOf(overrides)).toBe(await digestOf(overrides));
  });

  it('survives the scenario’s way through JSON, with all defaults written out', async () => {
    const file = join(import.meta.dirname, '../../simulations/scenarios/tiny.json');
    const written = JSON.stringify(parseScenario(JSON.parse(await readFile(file, 'utf8'))));
    const digest = await withEngine(
      async (engine) => (await runToEnd(engine, { scenario: JSON.parse(written) })).report.digest,
    );
    expect(digest).toBe(await digestOf());
  });

  it('does not depend on being stepped, paused or slowed', async () => {
    const stepped = await withEngine(async (engine) => {
      const ended = watchRun(engine);
      const { id } = await engine.handle('startRun', { scenario: 'tiny', paused: true });
      await engine.handle('controlRun', { runId: id, action: 'step' });
      await engine.handle('controlRun', { runId: id, action: 'step' });
      await engine.handle('setSpeed', { runId: id, speed: 100 });
      await engine.handle('controlRun', { runId: id, action: 'play', until: 5 });
      await engine.handle('controlRun', { runId: id, action: 'pause' });
      await engine.handle('controlRun', { runId: id, action: 'play' });
      return (await ended(id)).report.digest;
    });
    expect(stepped).toBe(await digestOf());
  });

  it('is that of each run alone when two go on at once', async () => {
    const alone = [await digestOf({ seed: 1 }), await digestOf({ seed: 2 })];
    const together = await withEngine(async (engine) => {
      const ended = watchRun(engine);
      const runs = await Promise.all(
        [1, 2].map((seed) => engine.handle('startRun', { scenario: 'tiny', overrides: { seed } })),
      );
      const ends = await Promise.all(runs.map(({ id }) => ended(id)));
      return ends.map(({ report }) => report.digest);
    });
    expect(together).toEqual(alone);
  });
});
