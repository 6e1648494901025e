import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputError } from '../../simulations/errors/index.js';
import { type ScriptedEngine, scriptedEngine } from '../../test/fixtures/scripted-engine.js';
import { until } from '../../test/fixtures/until.js';
import { connectWire, redeemAddress, type WireClient } from '../../test/fixtures/wire-client.js';
import { type BrowserHost, startBrowserHost } from './browser-host.js';

let folder: string;
let host: BrowserHost;
let engine: ScriptedEngine;
let key: string;
const clients: WireClient[] = [];

async function connect(options: Parameters<typeof connectWire>[1] = { key }): Promise<WireClient> {
  const client = await connectWire(host.port, options);
  clients.push(client);
  return client;
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'folkmoot-page-'));
  await writeFile(path.join(folder, 'index.html'), '');
  engine = scriptedEngine((command, parameters) => {
    if (command === 'getRun')
      throw new InputError('run-unknown', 'No such run.', { hint: 'See listRuns.', field: 'runId' });
    if (command === 'getReport') throw new TypeError('a bug');
    return { command, parameters };
  });
  host = await startBrowserHost({ engine, port: 0, pageFolder: folder });
  key = await redeemAddress(host.address);
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.socket.terminate();
  await host.close();
  await rm(folder, { recursive: true });
});

describe('the way to the engine', () => {
  it.each([
    ['without a key', () => ({}), 401],
    ['with a wrong key', () => ({ key: 'x'.repeat(43) }), 401],
    ['from another site', () => ({ key, origin: 'http://evil.example' }), 403],
    ['without saying from where', () => ({ key, origin: '' }), 403],
    ['at another path', () => ({ key, path: '/other' }), 404],
  ])('is closed %s', async (_name, options, status) => {
    await expect(connect(options())).rejects.toThrow(`Unexpected server response: ${status}`);
    expect(engine.watchers()).toBe(0);
  });

  it('is open to several windows of the one browser', async () => {
    await connect();
    await connect();
    await until(() => expect(engine.watchers()).toBe(2));
  });
});

describe('a command', () => {
  it('reaches the engine with its parameters and brings the answer back', async () => {
    const client = await connect();
    expect(await client.call('getScenario', { name: 'tiny' })).toEqual({
      ok: true,
      value: { command: 'getScenario', parameters: { name: 'tiny' } },
    });
  });

  it('that fails brings code, message, hint and field back', async () => {
    const client = await connect();
    expect(await client.call('getRun', { runId: 'none' })).toEqual({
      ok: false,
      error: { code: 'run-unknown', message: 'No such run.', hint: 'See listRuns.', field: 'runId', exitCode: 2 },
    });
    expect(await client.call('getReport', {})).toMatchObject({
      ok: false,
      error: { code: 'internal', message: 'a bug' },
    });
  });

  it.each(['nonsense', '__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'named %s is unknown',
    async (name) => {
      const client = await connect();
      expect(await client.call(name, {})).toMatchObject({ ok: false, error: { code: 'command-unknown' } });
      expect(engine.calls).toEqual([]);
    },
  );
});

it('lives through any text that is not a request, and goes on answering', async () => {
  const client = await connect();
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      client.socket.send(JSON.stringify(value));
    }),
    { numRuns: 100 },
  );
  for (const odd of [
    { t: 'q', m: 'call', a: 5 },
    { t: 's', i: 'x', r: 1 },
    { t: 'q', m: '$close', a: [] },
  ])
    client.socket.send(JSON.stringify(odd));
  expect(await client.call('listRuns', {})).toMatchObject({ ok: true });
});

it('ends a connection that speaks no JSON', async () => {
  const client = await connect();
  const closed = new Promise<number>((resolve) => client.socket.once('close', resolve));
  client.socket.send('{');
  expect(await closed).toBe(1007);
  await until(() => expect(engine.watchers()).toBe(0));
});

it('tells every window what happens, and forgets a window that left', async () => {
  const [first, second] = [await connect(), await connect()];
  await until(() => expect(engine.watchers()).toBe(2));
  const report = { runId: 'tiny-1', report: { digest: 'd' } } as never;
  engine.emit('report', report);
  for (const client of [first, second])
    await until(() => expect(client.events).toEqual([{ name: 'report', payload: report }]));
  await first.close();
  await until(() => expect(engine.watchers()).toBe(1));
});

it('takes a window back after its connection broke', async () => {
  const first = await connect();
  first.socket.terminate();
  await until(() => expect(engine.watchers()).toBe(0));
  const second = await connect();
  expect(await second.call('listRuns', {})).toMatchObject({ ok: true });
});

it('says goodbye to its windows when the host closes', async () => {
  const client = await connect();
  const code = new Promise<number>((resolve) => client.socket.once('close', resolve));
  await host.close();
  expect(await code).toBe(1001);
  expect(engine.watchers()).toBe(0);
});
