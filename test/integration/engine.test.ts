import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommandName, Engine } from '../../simulations/api/index.js';
import type { Scenario } from '../../simulations/mechanisms/index.js';
import { descendants } from '../e2e/process-tree.js';
import { runToEnd, watchRun, withEngine } from '../fixtures/run-to-end.js';

const chainsOf = (pid: number) =>
  descendants(pid).filter(({ command }) => command.includes('anvil') && command.includes('--ipc'));

describe('an engine', () => {
  it('steps a paused run, answers about every tick, and goes on answering when the run is over', async () => {
    await withEngine(async (engine) => {
      const ended = watchRun(engine);
      const { id: runId, state } = await engine.handle('startRun', { scenario: 'tiny', paused: true });
      expect(state).toBe('paused');
      await engine.handle('controlRun', { runId, action: 'step' });
      await engine.handle('controlRun', { runId, action: 'play', until: 3 });
      await until(async () => (await engine.handle('getRun', { runId })).tick === 3);
      const frames = await engine.handle('getFrames', { runId, from: 0, to: 99 });
      expect(frames.map(({ tick }) => tick)).toEqual([0, 1, 2, 3]);
      const agents = await engine.handle('getAgents', { runId, tick: 2 });
      expect(agents).toHaveLength(17);
      const history = await engine.handle('getAgentHistory', { runId, agent: 'trainer-1' });
      expect(history.map(({ tick }) => tick)).toEqual([0, 1, 2, 3]);
      expect(history[2]).toMatchObject(agents.find(({ agent }) => agent === 'trainer-1')!);
      await expect(engine.handle('getReport', { runId })).rejects.toMatchObject({ code: 'report-missing' });
      await expect(engine.handle('removeRun', { runId })).rejects.toMatchObject({ code: 'run-live' });
      expect((await engine.handle('controlRun', { runId, action: 'stop' })).state).toBe('stopped');
      const { report } = await ended(runId);
      expect(await engine.handle('getReport', { runId })).toEqual(report);
      expect(await engine.handle('getFrames', { runId, from: 0, to: 99 })).toEqual(frames);
      await expect(engine.handle('controlRun', { runId, action: 'play' })).rejects.toMatchObject({
        code: 'run-not-live',
      });
    });
  });

  it('answers whoever reads while a run ends, from the first frame to long after the last', async () => {
    await withEngine(async (engine) => {
      const ended = watchRun(engine);
      const { id: runId } = await engine.handle('startRun', { scenario: 'tiny' });
      const reads: Promise<readonly unknown[]>[] = [];
      engine.subscribe((_, payload) => {
        if ('frame' in payload) reads.push(engine.handle('getAgents', { runId, tick: payload.frame.tick }));
        if ('run' in payload || 'report' in payload) reads.push(engine.handle('getAgents', { runId, tick: 0 }));
      });
      await ended(runId);
      const answers = await Promise.all(reads);
      expect(answers.length).toBeGreaterThan(8);
      for (const rows of answers) expect(rows).toHaveLength(17);
    });
  });

  it('says step by step what it does before the first tick', async () => {
    await withEngine(async (engine) => {
      const told: string[] = [];
      engine.subscribe((name, payload) => {
        if ('doing' in payload) told.push(`${payload.scenario}: ${payload.doing}`);
        else if (name === 'frame') told.push(name);
      });
      await runToEnd(engine, { scenario: 'tiny', overrides: { ticks: 1 } });
      expect(told).toEqual(['tiny: data', 'tiny: chain', 'tiny: accounts', 'tiny: contracts', 'frame', 'frame']);
    });
  });

  it('removes a run and brings it back', async () => {
    await withEngine(async (engine) => {
      const { run } = await runToEnd(engine, { scenario: 'tiny', overrides: { ticks: 1 } });
      await engine.handle('removeRun', { runId: run.id });
      expect(await engine.handle('listRuns', {})).toEqual([]);
      expect(await engine.handle('restoreRun', { runId: run.id })).toMatchObject({ id: run.id, state: 'finished' });
      expect(await engine.handle('listRuns', {})).toHaveLength(1);
    });
  });

  it('tells how a run failed whose chain was killed, and keeps its ticks', async () => {
    await withEngine(async (engine) => {
      const ended = watchRun(engine);
      const { id: runId } = await engine.handle('startRun', { scenario: 'tiny', overrides: { ticks: 400 } });
      await until(async () => (await engine.handle('getRun', { runId })).tick >= 2);
      for (const { pid } of chainsOf(process.pid)) process.kill(pid, 'SIGKILL');
      const { run } = await ended(runId);
      expect(run.state).toBe('failed');
      expect(run.error).toMatchObject({ code: 'chain-died' });
      expect((await engine.handle('getFrames', { runId, from: 0, to: 2 })).map(({ tick }) => tick)).toEqual([0, 1, 2]);
    });
  });

  it('lives on with its other runs when the state of one cannot be written, and tells which failed and why', async () => {
    await withEngine(async (engine) => {
      const ended = watchRun(engine);
      const { id, folder } = await engine.handle('startRun', { scenario: 'tiny', overrides: { ticks: 400 } });
      const { id: other } = await engine.handle('startRun', { scenario: 'tiny', overrides: { ticks: 400 } });
      await until(async () => (await engine.handle('getRun', { runId: id })).tick >= 1);
      await mkdir(join(folder, 'run.json.draft'));
      await engine.handle('controlRun', { runId: id, action: 'pause' });
      const { run } = await ended(id);
      expect(run.state).toBe('failed');
      expect(run.error?.message).toContain(join(folder, 'run.json'));
      const before = (await engine.handle('getRun', { runId: other })).tick;
      await until(async () => (await engine.handle('getRun', { runId: other })).tick > before);
      expect((await engine.handle('controlRun', { runId: other, action: 'stop' })).state).toBe('stopped');
    });
  });

  it('counts no time in which a run was paused', async () => {
    await withEngine(async (engine) => {
      const ended = watchRun(engine);
      const began = performance.now();
      const { id: runId } = await engine.handle('startRun', {
        scenario: 'tiny',
        overrides: { ticks: 1 },
        paused: true,
      });
      await until(async () => (await engine.handle('getFrames', { runId, from: 0, to: 0 })).length === 1);
      const waiting = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const waited = performance.now() - waiting;
      await engine.handle('controlRun', { runId, action: 'play' });
      const { report } = await ended(runId);
      expect(1000 * report.wallSeconds).toBeLessThan(performance.now() - began - waited / 2);
    });
  });

  it('that is closed in the middle of a run stops it, keeps it and leaves no chain behind', async () => {
    await withEngine(async (engine) => {
      const { id: runId, folder } = await engine.handle('startRun', { scenario: 'tiny', overrides: { ticks: 400 } });
      await until(async () => (await engine.handle('getRun', { runId })).tick >= 1);
      expect(chainsOf(process.pid).length).toBeGreaterThan(0);
      await engine.close();
      await until(async () => chainsOf(process.pid).length === 0);
      expect(existsSync(folder)).toBe(true);
      expect(await engine.handle('getRun', { runId })).toMatchObject({ state: 'stopped' });
    });
  });

  it.each<[CommandName, unknown, string]>([
    ['startRun', { scenario: 'tiny', speed: -1 }, 'speed'],
    ['getFrames', { runId: 'abcd', from: 'x', to: 1 }, 'from'],
    ['controlRun', { runId: 'abcd', action: 'fly' }, 'action'],
    ['getRun', { runId: '../../etc' }, 'runId'],
    ['exportRun', { runId: 'abcd', format: 'xml' }, 'format'],
  ])('refuses %s with %j, naming the field', async (command, parameters, field) => {
    await withEngine(async (engine) => {
      await expect(engine.handle(command, parameters)).rejects.toMatchObject({ code: 'command-invalid', field });
    });
  });

  it.each<[string, (archetype: string) => boolean]>([
    ['trains', (archetype) => archetype === 'validator' || !/trainer|flipper|rider|adversary/i.test(archetype)],
    ['validates', (archetype) => archetype !== 'validator'],
  ])('has no accuracy to report where nobody %s, and not one of 0', async (_, stays) => {
    await withEngine(async (engine) => {
      const tiny = (await engine.handle('getScenario', { name: 'tiny' })) as Scenario;
      const population = tiny.population.filter(({ archetype }) => stays(archetype));
      const { run, report } = await runToEnd(engine, { scenario: { ...tiny, name: 'nobody', population } });
      expect(run.state).toBe('finished');
      expect(report.accuracy).toEqual({ first: null, final: null, best: null });
    });
  });

  it('names who had nothing to send because its training diverged, and pays it nothing', async () => {
    await withEngine(async (engine) => {
      const tiny = (await engine.handle('getScenario', { name: 'tiny' })) as Scenario;
      const learning = {
        ...tiny.learning,
        model: { kind: 'dense', hiddenUnits: [64, 64, 64] },
        learningRate: 10,
        localEpochs: 20,
      };
      const scenario = { ...tiny, name: 'diverging', ticks: 2, learning };
      const { report } = await runToEnd(engine, { scenario });
      expect(report.lostWork).toContainEqual({
        agent: 'trainer-1',
        why: 'its update holds values that are no finite numbers',
        rounds: expect.any(Number),
      });
    });
  });

  it('refuses a command that does not exist', async () => {
    await withEngine(async (engine) => {
      await expect((engine as Engine).handle('launch' as CommandName, {})).rejects.toMatchObject({
        code: 'command-unknown',
      });
    });
  });

  it('shows of every proposal the ballots that its votes are made of', async () => {
    await withEngine(async (engine) => {
      const { frames } = await runToEnd(engine, { scenario: 'tiny' });
      const ballots = new Map<number, { readonly agent: string; readonly weight: string }[]>();
      for (const proposal of frames.flatMap(({ proposals: shown }) => shown)) {
        // A frame holds the ballots of its own tick; together they make the tally that it shows.
        const cast = [...(ballots.get(proposal.number) ?? []), ...proposal.ballots];
        ballots.set(proposal.number, cast);
        const counted = BigInt(proposal.for) + BigInt(proposal.against) + BigInt(proposal.abstain);
        expect(counted <= BigInt(proposal.supply)).toBe(true);
        expect(cast.reduce((sum, { weight }) => sum + BigInt(weight), 0n)).toBe(counted);
        expect(new Set(cast.map(({ agent }) => agent)).size).toBe(cast.length);
        expect(proposal.voters).toBe(cast.length);
      }
      expect([...ballots.values()].some((cast) => cast.length > 0)).toBe(true);
    });
  });
});

/** Looks again until it is so; a test's own time limit ends the wait. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}
