import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rawRequest } from '../fixtures/raw-request.js';
import { connectWire, redeemAddress } from '../fixtures/wire-client.js';
import { type BrowserHostProcess, startBrowserHostProcess } from './browser-host-process.js';
import { type StartedProcess, startProcess } from './started-process.js';

/* `npm start` as a person types it. */

let folder: string;
const started: StartedProcess[] = [];

const start = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
  const command = ['electron/bootstrap/start.mjs', ...args];
  const run = startProcess(command, { env: { ...process.env, FOLKMOOT_HOME: folder, ...env } });
  started.push(run);
  return run;
};

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'folkmoot-host-'));
});

afterEach(async () => {
  for (const run of started.splice(0)) {
    run.child.kill('SIGKILL');
    await run.ended;
  }
  await rm(folder, { recursive: true, force: true });
});

async function startHost(): Promise<BrowserHostProcess> {
  const host = await startBrowserHostProcess(folder);
  started.push(host);
  return host;
}

describe('the browser host', () => {
  it('serves the window and the real engine behind it', async () => {
    const host = await startHost();
    const page = await rawRequest(host.port, '/');
    expect(page.status).toBe(200);
    expect(page.body).toContain('<script type="module"');
    const client = await connectWire(host.port, { key: await redeemAddress(host.address) });
    const scenarios = await client.call('listScenarios', {});
    const names = ['quickstart', 'tiny', 'plain'].map((name) => expect.objectContaining({ name }));
    expect(scenarios).toEqual({ ok: true, value: expect.arrayContaining(names) });
    await client.close();
  });

  it.each([
    ['getRun', { runId: 'no-such-run' }],
    ['getRun', { runId: 'x', more: 1 }],
    ['startRun', { scenario: 'no-such-scenario' }],
    ['startRun', { scenario: { name: 'broken' } }],
    ['setSpeed', 'not an object'],
    ['controlRun', null],
  ])('answers garbage (%s %j) with a code, a message and a way out', async (command, parameters) => {
    const host = await startHost();
    const client = await connectWire(host.port, { key: await redeemAddress(host.address) });
    const reply = await client.call(command, parameters);
    expect(reply).toEqual({
      ok: false,
      error: expect.objectContaining({ code: expect.not.stringMatching(/^internal$/), message: expect.any(String) }),
    });
    await client.close();
  });

  it('ends with status 0 on Ctrl-C, also with a window connected, and gives the port back', async () => {
    const host = await startHost();
    await connectWire(host.port, { key: await redeemAddress(host.address) });
    host.child.kill('SIGINT');
    expect(await host.ended).toBe(0);
    await expect(rawRequest(host.port, '/')).rejects.toThrow('ECONNREFUSED');
  });

  it('names the port and the way out when the port is taken, and ends with status 2', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const run = start(['--host', 'browser', '--no-open', '--port', String(port)]);
    expect(await run.ended).toBe(2);
    expect(run.output()).toContain(`Port ${port} is in use`);
    expect(run.output()).toContain('--port 0');
    await new Promise((resolve) => other.close(resolve));
  });
});

it('refuses a flag it does not know, with the list of those it does', async () => {
  const run = start(['--bogus']);
  expect(await run.ended).toBe(2);
  expect(run.output()).toContain('--bogus');
  expect(run.output()).toContain('--no-open');
});

it("serves the window to the browser when Electron's runtime cannot be had, and says so in one sentence", async () => {
  const none = path.join(folder, 'no-electron-here');
  const run = start(['--no-open', '--port', '0'], {
    ELECTRON_OVERRIDE_DIST_PATH: none,
    ELECTRON_MIRROR: 'https://127.0.0.1:9/',
    electron_config_cache: none,
    FOLKMOOT_ELECTRON_WAIT: '5',
  });
  await run.said(/^Folkmoot is at http:\/\/127\.0\.0\.1:\d+\/\?token=/m);
  const sentences = run.output().match(/Electron's runtime can't be used .*$/gm);
  expect(sentences).toHaveLength(1);
  run.child.kill('SIGTERM');
  expect(await run.ended).toBe(0);
});
