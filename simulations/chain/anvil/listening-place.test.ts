import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { served } from '../../../test/fixtures/rehearsal/served-sandbox.js';
import { startSandbox } from '../sandbox/start-sandbox.js';
import { anyLoopbackAddress, listeningPlace } from './listening-place.js';
import { startAnvil } from './start-anvil.js';

const GENESIS = 1_767_225_600;
// Only Linux gives a process a network of its own, and tells in /proc who listens where.
const onLinux = describe.skipIf(process.platform !== 'linux');

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((chain) => chain.close()));
});

async function kept<C extends { close(): Promise<void> }>(starting: Promise<C>): Promise<C> {
  const chain = await starting;
  open.push(chain);
  return chain;
}

/** A TCP socket that waits for connections. */
interface Listening {
  readonly address: string;
  readonly port: number;
  readonly inode: string;
}

/** Those of the network that a process is in. */
function listeningAround(pid: number | 'self'): readonly Listening[] {
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state]) => state === '0A')
      .map((cells) => {
        const [address = '', port = ''] = cells[1]!.split(':');
        const bytes = address.match(/../g)!.map((byte) => Number.parseInt(byte, 16));
        return { address: bytes.reverse().join('.'), port: Number.parseInt(port, 16), inode: cells[9]! };
      }),
  );
}

/** The processes that this one started, and those that these did. */
function descendants(): readonly number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]!.split(' ');
        return [[Number(name), Number(fields[1])] as const];
      } catch {
        return [];
      }
    });
  const found = new Set([process.pid]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const [pid, parent] of parents) if (found.has(parent)) found.add(pid);
  }
  found.delete(process.pid);
  return [...found];
}

/** What these processes listen at, in whatever network they are. */
function listeningOf(pids: readonly number[]): readonly Listening[] {
  return pids.flatMap((pid) => {
    const own = new Set(
      readdirSync(`/proc/${pid}/fd`).map((descriptor) => {
        try {
          return readlinkSync(`/proc/${pid}/fd/${descriptor}`);
        } catch {
          return '';
        }
      }),
    );
    return listeningAround(pid).filter(({ inode }) => own.has(`socket:[${inode}]`));
  });
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const answered = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return answered;
}

onLinux('what the chains of this process listen at', () => {
  it('is reached by nobody where anvil has a network of its own, and is nowhere to be guessed elsewhere', async () => {
    const dao = await kept(startAnvil({ chainId: 31_337, genesisTime: GENESIS }));
    const sandbox = await served(await kept(startSandbox({ chainId: 1, genesisTime: GENESIS })));
    const copy = await kept(
      startSandbox({ chainId: 1, genesisTime: GENESIS, fork: { url: sandbox.url, blockNumber: null } }),
    );
    // All three are reached by us.
    for (const chain of [dao, sandbox, copy]) expect((await chain.latestBlock()).timestamp).toBe(GENESIS);

    const listening = listeningOf(descendants());
    expect(listening).toHaveLength(3);
    const { startedBy } = await listeningPlace();
    if (startedBy.length > 0) {
      const around = new Set(listeningAround('self').map(({ inode }) => inode));
      expect(listening.filter(({ inode }) => around.has(inode))).toEqual([]);
      for (const { port } of listening) expect(await answers(port)).toBe(false);
    } else {
      for (const { address } of listening) expect(address).toMatch(/^127\.(?!0\.0\.1$)/);
    }
  });
});

describe('an address of the loopback', () => {
  it('is another each time, and one that can be listened at', () => {
    const addresses = Array.from({ length: 200 }, anyLoopbackAddress);
    expect(new Set(addresses).size).toBeGreaterThan(190);
    for (const address of addresses) {
      const bytes = address.split('.').map(Number);
      expect(bytes[0]).toBe(127);
      expect(bytes.every((byte) => byte >= 0 && byte <= 255)).toBe(true);
      expect(bytes[3]).toBeGreaterThan(0);
      expect(bytes[3]).toBeLessThan(255);
    }
  });
});
