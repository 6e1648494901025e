import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../simulations/api/index.js';
import { descendants } from '../e2e/process-tree.js';
import { GRANTEE, oak } from '../fixtures/rehearsal/oak.js';
import { rehearsalSessions, startRehearsal } from '../fixtures/rehearsal/rehearsal-sessions.js';
import { withSilentNode } from '../fixtures/rehearsal/silent-node.js';

const { home, session } = rehearsalSessions();

describe('a job of a rehearsal', () => {
  const economy = { ticks: 200, seeds: 50 };

  it('can be canceled: what was there before is kept, and the next one runs', async () => {
    await session(async (engine) => {
      const id = await startRehearsal(engine);
      await engine.handle('forecastVote', { id, runs: 100 });
      const job = engine.handle('compareEconomies', { id, ...economy });
      const ended = expect(job).rejects.toMatchObject({ code: 'job-canceled' });
      await running(engine, id);
      await expect(engine.handle('executeProposal', { id })).rejects.toMatchObject({ code: 'rehearsal-busy' });
      expect(await engine.handle('cancelRehearsalJob', { id })).toEqual({ canceled: true });
      await ended;
      expect(await engine.handle('cancelRehearsalJob', { id })).toEqual({ canceled: false });
      const { forecast, economy: none, running: nothing } = await engine.handle('getRehearsal', { id });
      expect([forecast!.runs, none, nothing]).toEqual([100, null, null]);
      expect((await engine.handle('executeProposal', { id })).outcome).toBe('executed');
    });
  });

  /** Cancels as soon as there is something to cancel. */
  const cancel = async (engine: Engine, id: string) => {
    while (!(await engine.handle('cancelRehearsalJob', { id })).canceled) await setImmediate();
  };

  it('may be the re-enacting of a case, whose chain is gone when it is canceled', async () => {
    await session(async (engine) => {
      const id = await startRehearsal(engine);
      const before = descendants(process.pid).length;
      const enacting = engine.handle('runAttackCase', { id, case: 'beanstalk', setting: 'vulnerable' });
      const ended = expect(enacting).rejects.toMatchObject({ code: 'job-canceled' });
      while (descendants(process.pid).length === before) await setImmediate();
      await cancel(engine, id);
      await ended;
      expect(descendants(process.pid)).toHaveLength(before);
      const again = await engine.handle('runAttackCase', { id, case: 'beanstalk', setting: 'vulnerable' });
      expect(again.succeeded).toBe(true);
    });
  });

  it('may be the reading of a chain whose node never answers: canceled, the DAO stays as it was', async () => {
    await withSilentNode(async ({ url, asked, left }) => {
      await session(async (engine) => {
        const id = await startRehearsal(engine);
        const reading = engine.handle('connectFork', { id, url, governor: GRANTEE });
        const ended = expect(reading).rejects.toMatchObject({ code: 'job-canceled' });
        await asked;
        await cancel(engine, id);
        await Promise.all([ended, left]);
        expect((await engine.handle('getRehearsal', { id })).resolved).toMatchObject({ name: oak.name, fork: null });
      });
    });
  });

  it('that runs when the engine is closed ends, and nothing of before is lost', async () => {
    const { id, ended } = await session(async (engine) => {
      const made = await startRehearsal(engine);
      await engine.handle('forecastVote', { id: made, runs: 100 });
      const job = engine.handle('compareEconomies', { id: made, ...economy });
      const outcome = expect(job).rejects.toMatchObject({ code: 'job-canceled' });
      await running(engine, made);
      return { id: made, ended: outcome };
    });
    await ended;
    await session(async (engine) => {
      const found = await engine.handle('getRehearsal', { id });
      expect(found).toMatchObject({ running: null, economy: null, forecast: { runs: 100 }, stale: [] });
    });
  });

  // Windows has no signals to send.
  it.skipIf(process.platform === 'win32')('that is killed with its process leaves all of before whole', async () => {
    const program = `
      import { createEngine } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, '../../out/simulations/api/index.js')).href)};
      const engine = await createEngine({ dataFolder: ${JSON.stringify(home())} });
      const { id } = await engine.handle('createRehearsal', { dao: 'commons' });
      await engine.handle('forecastVote', { id, runs: 100 });
      engine.subscribe((name) => name === 'rehearsalProgress' && console.log(id));
      await engine.handle('compareEconomies', { id, ticks: 200, seeds: 50 });`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program]);
    const id = await new Promise<string>((resolve, reject) => {
      child.stdout.once('data', (chunk: Buffer) => resolve(String(chunk).trim().split('\n')[0]!));
      child.once('close', () => reject(new Error('it ended by itself')));
    });
    const chains = descendants(child.pid!);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));
    for (const { pid } of chains) await until(() => !isAlive(pid));
    await session(async (engine) => {
      const found = await engine.handle('getRehearsal', { id });
      expect(found).toMatchObject({ running: null, economy: null, forecast: { runs: 100 }, stale: [] });
      expect((await engine.handle('executeProposal', { id })).outcome).toBe('executed');
    });
  });

  function isAlive(pid: number): boolean {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  }

  async function until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise((go) => setTimeout(go, 50));
  }

  async function running(engine: Engine, id: string): Promise<void> {
    while ((await engine.handle('getRehearsal', { id })).running === null)
      await new Promise((go) => setTimeout(go, 20));
  }
});
