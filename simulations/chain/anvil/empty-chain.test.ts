import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CopiedNode } from './copied-node.js';
import { listenAsEmptyChain } from './empty-chain.js';
import { LineFramer } from './line-framer.js';

const GENESIS = 1_767_225_600;

// Anvil on Windows cannot be told of a socket, so there is no empty chain there.
describe.skipIf(process.platform === 'win32')('an empty chain', () => {
  let folder: string;
  let path: string;
  let chain: CopiedNode;
  const sockets: Socket[] = [];

  const open = async (): Promise<Socket> => {
    const socket = connect(path);
    sockets.push(socket.on('error', () => {}));
    await once(socket, 'connect');
    return socket;
  };
  /** The answers to these methods, in the order in which they come. */
  const ask = async (socket: Socket, methods: readonly string[]): Promise<readonly Record<string, unknown>[]> => {
    const framer = new LineFramer();
    const answers: Record<string, unknown>[] = [];
    socket.write(methods.map((method, id) => JSON.stringify({ jsonrpc: '2.0', id, method, params: ['}'] })).join(''));
    while (answers.length < methods.length) {
      const [bytes] = await once(socket, 'data');
      for (const line of framer.push(bytes as Buffer)) answers.push(JSON.parse(line));
    }
    return answers;
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'folkmoot-empty-'));
    path = join(folder, 'empty.ipc');
    chain = await listenAsEmptyChain(path, { chainId: 7, genesisTime: GENESIS });
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    chain.close();
    await rm(folder, { recursive: true });
  });

  it('holds nothing but its first block', async () => {
    const answers = await ask(await open(), ['eth_chainId', 'eth_getBlockByNumber', 'eth_getAccountInfo', 'eth_call']);
    expect(answers).toMatchObject([
      { id: 0, result: '0x7' },
      { id: 1, result: { number: '0x0', timestamp: `0x${GENESIS.toString(16)}`, transactions: [] } },
      { id: 2, result: { balance: '0x0', nonce: '0x0', code: '0x' } },
      { id: 3, error: { code: -32601 } },
    ]);
  });

  it('lets one question win over three for the same account, whichever comes first', async () => {
    const three = ['eth_getBalance', 'eth_getTransactionCount', 'eth_getCode'];
    const [first] = await ask(await open(), [...three, 'eth_getAccountInfo']);
    expect(first).toMatchObject({ id: 3 });
  });

  it('answers whoever comes first and nobody else', async () => {
    const first = await open();
    await ask(first, ['eth_chainId']);
    expect(existsSync(path)).toBe(false);
    await expect(open()).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await ask(first, ['eth_chainId'])).toHaveLength(1);
  });

  it('is gone with its connection and its file once it was closed', async () => {
    const ended = once(await open(), 'close');
    chain.close();
    await ended;
    chain.close();
    expect(existsSync(path)).toBe(false);
  });
});
