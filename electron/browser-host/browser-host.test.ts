import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rawRequest } from '../../test/fixtures/raw-request.js';
import { scriptedEngine } from '../../test/fixtures/scripted-engine.js';
import { redeemAddress } from '../../test/fixtures/wire-client.js';
import { type BrowserHost, startBrowserHost } from './browser-host.js';
import { PortError } from './port-error.js';

let folder: string;
let host: BrowserHost;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'folkmoot-page-'));
  const page = path.join(folder, 'page');
  await mkdir(path.join(page, 'assets'), { recursive: true });
  await writeFile(path.join(folder, 'secret.txt'), 'secret');
  await writeFile(path.join(page, 'index.html'), '<title>the window</title>');
  await writeFile(path.join(page, 'assets', 'main-a1b2c3d4.js'), 'export {};');
  host = await startBrowserHost({ engine: scriptedEngine(), port: 0, pageFolder: page });
});

afterEach(async () => {
  await host.close();
  await rm(folder, { recursive: true });
});

const tokenOf = (address: string) => new URL(address).searchParams.get('token');

/** What a page of this host posts. */
function post(place: string, value: unknown, headers: Record<string, string> = {}) {
  const origin = { Origin: `http://127.0.0.1:${host.port}`, ...headers };
  return rawRequest(host.port, place, { method: 'POST', headers: origin, body: JSON.stringify(value) });
}
const arrive = async (token: string | null, headers?: Record<string, string>) =>
  JSON.parse((await post('/session', { token }, headers)).body) as { letIn: boolean; key: string | null };
const bearing = (key: string) => ({ Authorization: `Bearer ${key}` });

describe('a page that comes', () => {
  it('gives its one-time token for a key, which no answer puts into a cookie', async () => {
    const answer = await post('/session', { token: tokenOf(host.address) });
    expect(JSON.parse(answer.body)).toMatchObject({ letIn: true, key: expect.stringMatching(/^[\w-]{40,}$/) });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect((await rawRequest(host.port, '/')).headers['set-cookie']).toBeUndefined();
  });

  it('is not let in by a token that was used, or by a guess', async () => {
    await redeemAddress(host.address);
    for (const token of [tokenOf(host.address), 'guess', null])
      expect(await arrive(token)).toMatchObject({ letIn: false, key: null });
  });

  it('that is in already uses up nobody’s token', async () => {
    const key = await redeemAddress(host.address);
    const { address } = JSON.parse((await post('/invitation', {}, bearing(key))).body) as { address: string };
    expect(await arrive(tokenOf(address), bearing(key))).toMatchObject({ letIn: true, key: null });
    expect(await arrive(tokenOf(address))).toMatchObject({ letIn: true });
  });

  it('uses nothing up by being loaded, or by a browser that fetches ahead', async () => {
    await rawRequest(host.port, `/?token=${tokenOf(host.address)}`);
    await rawRequest(host.port, `/?token=${tokenOf(host.address)}`, { headers: { 'Sec-Purpose': 'prefetch' } });
    expect(await arrive(tokenOf(host.address))).toMatchObject({ letIn: true });
  });

  it('is refused when another site sends it, or nobody says who', async () => {
    const token = tokenOf(host.address);
    for (const Origin of ['http://evil.example', 'null', `http://127.0.0.1:${host.port + 1}`])
      expect((await post('/session', { token }, { Origin })).status).toBe(403);
    const silent = await rawRequest(host.port, '/session', { method: 'POST', body: JSON.stringify({ token }) });
    expect(silent.status).toBe(403);
    expect(await arrive(token)).toMatchObject({ letIn: true });
  });

  it('is refused when it sends something else', async () => {
    for (const value of [null, {}, { token: 5 }, { token: 'x'.repeat(101) }, { token: null, more: 1 }])
      expect((await post('/session', value)).status).toBe(400);
    expect((await post('/session', { token: 'x'.repeat(2_000) })).status).toBe(400);
  });
});

describe('an address for another browser', () => {
  it('is made for those who are in, and lets one browser in', async () => {
    expect((await post('/invitation', {})).status).toBe(401);
    expect((await post('/invitation', {}, bearing('x'.repeat(43)))).status).toBe(401);
    const first = await redeemAddress(host.address);
    const answer = await post('/invitation', {}, bearing(first));
    const { address, expiresAt } = JSON.parse(answer.body) as { address: string; expiresAt: number };
    expect(expiresAt).toBeGreaterThan(Date.now());
    const second = await redeemAddress(address);
    expect(second).not.toBe(first);
    expect((await post('/invitation', {}, bearing(second))).status).toBe(200);
    await expect(redeemAddress(address)).rejects.toThrow('no key');
  });
});

describe('requests that are not ours', () => {
  it('are refused when they name another host (DNS rebinding)', async () => {
    for (const name of ['evil.example', `evil.example:${host.port}`, '127.0.0.1', '127.0.0.1:1'])
      expect((await rawRequest(host.port, '/', { headers: { Host: name } })).status).not.toBe(200);
    const byName = await rawRequest(host.port, '/', { headers: { Host: `localhost:${host.port}` } });
    expect(byName.status).toBe(200);
  });

  it('are refused when another site sends them', async () => {
    for (const origin of ['http://evil.example', 'null', `https://127.0.0.1:${host.port}`])
      expect((await rawRequest(host.port, '/', { headers: { Origin: origin } })).status).toBe(403);
  });

  it('are refused when they are anything but GET and HEAD', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
      expect((await rawRequest(host.port, '/', { method })).status).toBe(405);
  });
});

it('gives no file outside the window, however the path is written', async () => {
  const part = fc.constantFrom('..', '%2e%2e', '.', '..%2f', '%5c..', '\\..', 'assets', 'secret.txt', '', '%00', '//');
  await fc.assert(
    fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 6 }), async (parts) => {
      const answer = await rawRequest(host.port, `/${parts.join('/')}`);
      expect(answer.body).not.toContain('secret');
      expect([200, 400, 404]).toContain(answer.status);
    }),
    { numRuns: 200 },
  );
  const plain = await rawRequest(host.port, '/../secret.txt');
  expect(plain.status).toBe(404);
});

it('forbids foreign scripts, frames and sniffing on every answer, refusals included', async () => {
  const refused = await post('/invitation', {});
  for (const answer of [await rawRequest(host.port, '/'), await rawRequest(host.port, '/nothing'), refused]) {
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe-eval|\*/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  }
});

it('lets the browser keep what never changes, and nothing else', async () => {
  const script = await rawRequest(host.port, '/assets/main-a1b2c3d4.js');
  expect(script.headers['cache-control']).toContain('immutable');
  expect(script.headers['content-type']).toContain('text/javascript');
  expect((await rawRequest(host.port, '/')).headers['cache-control']).toBe('no-store');
});

it('names the port and the way out when the port is taken', async () => {
  const second = startBrowserHost({ engine: scriptedEngine(), port: host.port, pageFolder: path.join(folder, 'page') });
  await expect(second).rejects.toThrow(PortError);
  await expect(second).rejects.toMatchObject({
    code: 'port-in-use',
    message: expect.stringContaining(String(host.port)),
    hint: expect.stringContaining('--port 0'),
  });
});

it('gives the port back when closed, even twice and with a connection open', async () => {
  const { port } = host;
  await redeemAddress(host.address);
  await Promise.all([host.close(), host.close()]);
  await expect(rawRequest(port, '/')).rejects.toThrow(/ECONNREFUSED/);
});
