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

const pathOf = (address: string) => address.slice(address.indexOf('/?'));

describe('the one-time token', () => {
  it('gives the window and a session that only this site can send', async () => {
    const answer = await rawRequest(host.port, pathOf(host.address));
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('the window');
    const [cookie] = answer.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^folkmoot-\d+=[\w-]{40,}; HttpOnly; SameSite=Strict; Path=\/$/);
  });

  it('works once: the second visit without the cookie is refused', async () => {
    await rawRequest(host.port, pathOf(host.address));
    const again = await rawRequest(host.port, pathOf(host.address));
    expect(again.status).toBe(403);
    expect(again.body).not.toContain('the window');
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  it('is not needed again by the browser that used it, reloads of the same address included', async () => {
    const cookie = await redeemAddress(host.address);
    for (const place of ['/', pathOf(host.address), '/assets/main-a1b2c3d4.js'])
      expect((await rawRequest(host.port, place, { headers: { Cookie: cookie } })).status).toBe(200);
  });

  it('is not used up by a wrong guess, a HEAD request or a browser that fetches ahead', async () => {
    expect((await rawRequest(host.port, '/?token=guess')).status).toBe(403);
    expect((await rawRequest(host.port, pathOf(host.address), { method: 'HEAD' })).status).toBe(403);
    const ahead = await rawRequest(host.port, pathOf(host.address), { headers: { 'Sec-Purpose': 'prefetch' } });
    expect(ahead.status).toBe(403);
    expect((await rawRequest(host.port, pathOf(host.address))).status).toBe(200);
  });

  it('is asked for on every path', async () => {
    for (const place of ['/', '/index.html', '/assets/main-a1b2c3d4.js', '/nothing'])
      expect((await rawRequest(host.port, place)).status).toBe(401);
  });
});

describe('requests that are not ours', () => {
  it('are refused when they name another host (DNS rebinding)', async () => {
    const cookie = await redeemAddress(host.address);
    for (const name of ['evil.example', `evil.example:${host.port}`, '127.0.0.1', '127.0.0.1:1'])
      expect((await rawRequest(host.port, '/', { headers: { Cookie: cookie, Host: name } })).status).not.toBe(200);
    const byName = await rawRequest(host.port, '/', { headers: { Cookie: cookie, Host: `localhost:${host.port}` } });
    expect(byName.status).toBe(200);
  });

  it('are refused when another site sends them', async () => {
    const cookie = await redeemAddress(host.address);
    for (const origin of ['http://evil.example', 'null', `https://127.0.0.1:${host.port}`])
      expect((await rawRequest(host.port, '/', { headers: { Cookie: cookie, Origin: origin } })).status).toBe(403);
  });

  it('are refused when they are anything but GET and HEAD', async () => {
    const cookie = await redeemAddress(host.address);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
      expect((await rawRequest(host.port, '/', { method, headers: { Cookie: cookie } })).status).toBe(405);
  });
});

it('gives no file outside the window, however the path is written', async () => {
  const cookie = await redeemAddress(host.address);
  const part = fc.constantFrom('..', '%2e%2e', '.', '..%2f', '%5c..', '\\..', 'assets', 'secret.txt', '', '%00', '//');
  await fc.assert(
    fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 6 }), async (parts) => {
      const answer = await rawRequest(host.port, `/${parts.join('/')}`, { headers: { Cookie: cookie } });
      expect(answer.body).not.toContain('secret');
      expect([200, 400, 404]).toContain(answer.status);
    }),
    { numRuns: 200 },
  );
  const plain = await rawRequest(host.port, '/../secret.txt', { headers: { Cookie: cookie } });
  expect(plain.status).toBe(404);
});

it('forbids foreign scripts, frames and sniffing on every answer, refusals included', async () => {
  const cookie = await redeemAddress(host.address);
  for (const headers of [{ Cookie: cookie }, {} as Record<string, string>]) {
    const answer = await rawRequest(host.port, '/', { headers });
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
  const headers = { Cookie: await redeemAddress(host.address) };
  const script = await rawRequest(host.port, '/assets/main-a1b2c3d4.js', { headers });
  expect(script.headers['cache-control']).toContain('immutable');
  expect(script.headers['content-type']).toContain('text/javascript');
  expect((await rawRequest(host.port, '/', { headers })).headers['cache-control']).toBe('no-store');
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
