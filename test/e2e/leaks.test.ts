import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { until } from '../fixtures/until.js';
import { connectWire, redeemAddress, type WireClient } from '../fixtures/wire-client.js';
import { type BrowserHostProcess, startBrowserHostProcess } from './browser-host-process.js';
import { descendants, survivors } from './process-tree.js';

/* Nothing outlives a host: no process, no socket, no temporary file, whatever way it ended. */

let folder: string;
let temporary: string;
let host: BrowserHostProcess;
let client: WireClient;
const outerTemporary = process.env.TMPDIR;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'folkmoot-leaks-'));
  // The host's temporary files go where nobody else writes.
  temporary = path.join(folder, 't');
  await mkdir(temporary);
  process.env.TMPDIR = temporary;
  host = await startBrowserHostProcess(path.join(folder, 'data'));
  if (outerTemporary === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = outerTemporary;
  client = await connectWire(host.port, { key: await redeemAddress(host.address) });
});

afterEach(async () => {
  client.socket.terminate();
  host.child.kill('SIGKILL');
  await host.ended;
  await rm(folder, { recursive: true, force: true });
});

/** Starts a run and waits until its chain and its trainers are at work. */
async function runSomeTicks(): Promise<void> {
  const reply = await client.call('startRun', { scenario: 'tiny', overrides: { ticks: 500 } });
  expect(reply).toMatchObject({ ok: true });
  const frames = () => client.events.filter(({ name }) => name === 'frame').length;
  await until(() => expect(frames()).toBeGreaterThan(1));
}

it('ends every child and clears its temporary files on Ctrl-C in the middle of a run', async () => {
  await runSomeTicks();
  const family = descendants(host.pid);
  expect(family.map(({ command }) => command).join('\n')).toMatch(/anvil/);
  host.child.kill('SIGINT');
  expect(await host.ended).toBe(0);
  await until(() => expect(survivors(family)).toEqual([]));
  expect(await readdir(temporary)).toEqual([]);
});

it('leaves no process behind when it is killed in the middle of a run', async () => {
  await runSomeTicks();
  const family = descendants(host.pid);
  host.child.kill('SIGKILL');
  await host.ended;
  await until(() => expect(survivors(family)).toEqual([]));
});

it('finds the stopped run again when it is started anew', async () => {
  await runSomeTicks();
  host.child.kill('SIGKILL');
  await host.ended;
  host = await startBrowserHostProcess(path.join(folder, 'data'));
  client = await connectWire(host.port, { key: await redeemAddress(host.address) });
  const reply = await client.call('listRuns', {});
  expect(reply).toEqual({ ok: true, value: [expect.objectContaining({ scenario: 'tiny', state: 'interrupted' })] });
});
