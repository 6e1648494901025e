import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browserDoor } from './browser-door.js';

const address = 'http://127.0.0.1:7373/';

/** A host that lets in whoever brings one of its tokens, and knows whom it let in. */
function host(...tokens: string[]) {
  const keys = new Set<string>();
  let instance = 'first';
  const sent: { readonly path: string; readonly authorization: string | undefined; readonly credentials: unknown }[] =
    [];
  const fetch = async (path: string, request: RequestInit) => {
    const { Authorization: authorization } = request.headers as Record<string, string>;
    sent.push({ path, authorization, credentials: request.credentials });
    const known = keys.has(authorization?.slice('Bearer '.length) ?? '');
    if (path === '/invitation') return Response.json({ address: `${address}?token=new`, expiresAt: 5 });
    const { token } = JSON.parse(String(request.body)) as { token: string | null };
    const at = token === null || known ? -1 : tokens.indexOf(token);
    if (at < 0) return Response.json({ letIn: known, key: null, instance });
    const key = `key-of-${tokens.splice(at, 1)[0]}`;
    keys.add(key);
    return Response.json({ letIn: true, key, instance });
  };
  const restart = (...fresh: string[]) => {
    keys.clear();
    tokens.splice(0, tokens.length, ...fresh);
    instance = 'second';
  };
  return { fetch, sent, restart };
}

function pageOf(fetch: unknown, href: string, kept: Map<string, string> = new Map()): Window {
  const url = new URL(href);
  const localStorage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  };
  // What the door uses of a page, and no more.
  return { fetch, localStorage, location: { href, protocol: url.protocol, host: url.host } } as unknown as Window;
}

const sockets: { readonly address: string; readonly protocols: readonly string[] }[] = [];
beforeEach(() => {
  sockets.length = 0;
  class Socket {
    onopen: () => void = () => {};
    constructor(place: string, protocols: readonly string[]) {
      sockets.push({ address: place, protocols });
      queueMicrotask(() => this.onopen());
    }
  }
  vi.stubGlobal('WebSocket', Socket);
  return () => vi.unstubAllGlobals();
});

describe('the door of a browser', () => {
  it('exchanges the token of the address for a key, and goes by the key from then on, in other tabs as well', async () => {
    const { fetch, sent } = host('one');
    const kept = new Map<string, string>();
    await browserDoor(pageOf(fetch, `${address}?token=one`, kept)).open();
    await browserDoor(pageOf(fetch, address, kept)).open();
    const offered = { address: 'ws://127.0.0.1:7373/engine', protocols: ['folkmoot', 'key.key-of-one'] };
    expect(sockets).toEqual([offered, offered]);
    expect(sent.map(({ authorization }) => authorization)).toEqual([undefined, 'Bearer key-of-one']);
    expect(sent.every(({ credentials }) => credentials === 'omit')).toBe(true);
  });

  it('says why nobody is let in, for as long as no other address was brought', async () => {
    const { fetch } = host('two');
    const door = browserDoor(pageOf(fetch, address));
    await expect(door.open()).rejects.toThrow('came without an address');
    door.offer(`${address}?token=spent`);
    await expect(door.open()).rejects.toThrow('used before');
    await expect(door.open()).rejects.toThrow('used before');
    door.offer(` two `);
    await expect(door.open()).resolves.toMatchObject({ restarted: false });
  });

  it('tells that the engine was started again once it is in', async () => {
    const { fetch, restart } = host('one');
    const door = browserDoor(pageOf(fetch, `${address}?token=one`));
    await door.open();
    await expect(door.open()).resolves.toMatchObject({ restarted: false });
    restart('three');
    await expect(door.open()).rejects.toThrow('does not know this tab any more');
    door.offer(`${address}?token=three`);
    await expect(door.open()).resolves.toMatchObject({ restarted: true });
  });

  it('tells apart an engine that is gone from one that does not know it', async () => {
    const door = browserDoor(pageOf(() => Promise.reject(new TypeError('Failed to fetch')), address));
    await expect(door.open()).rejects.toMatchObject({ name: 'Error', message: 'The engine does not answer.' });
  });

  it('asks for an address for another browser with its own key', async () => {
    const { fetch, sent } = host('one');
    const door = browserDoor(pageOf(fetch, `${address}?token=one`));
    await door.open();
    expect(await door.invite()).toEqual({ address: `${address}?token=new`, expiresAt: 5 });
    expect(sent.at(-1)).toMatchObject({ path: '/invitation', authorization: 'Bearer key-of-one' });
  });
});
