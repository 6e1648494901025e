import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChainError } from '../../errors/index.js';
import { IpcChannel } from './ipc-channel.js';

const TWO_CALLS = [
  { method: 'one', params: [1] },
  { method: 'two', params: [] },
];

// Windows has named pipes in place of socket files; what is tested here is the file.
describe.skipIf(process.platform === 'win32')('a channel to a node', () => {
  let folder: string;
  let server: Server;
  let channel: IpcChannel;
  let node: Socket;
  let request: Promise<unknown>;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'folkmoot-ipc-'));
    server = createServer();
    server.listen(join(folder, 'node.ipc'));
    await once(server, 'listening');
    const connected = once(server, 'connection');
    channel = await IpcChannel.open(join(folder, 'node.ipc'), async () => new ChainError('chain-died', 'it is gone'));
    [node] = (await connected) as [Socket];
    request = once(node, 'data').then(([bytes]) => JSON.parse(String(bytes)));
  });
  afterEach(async () => {
    channel.close();
    server.close();
    await rm(folder, { recursive: true });
  });

  it('sends all calls as one line and gives answers in their order, whichever comes first', async () => {
    const results = channel.batch(TWO_CALLS);
    expect(await request).toEqual([
      { jsonrpc: '2.0', id: 1, method: 'one', params: [1] },
      { jsonrpc: '2.0', id: 2, method: 'two', params: [] },
    ]);
    node.write('[{"id":2,"result":"b"},{"id":1,"result":"a"}]\n');
    expect(await results).toEqual(['a', 'b']);
  });

  it('refuses an answer that is too long, whichever call it names first, and goes on', async () => {
    const connected = once(server, 'connection');
    const small = await IpcChannel.open(join(folder, 'node.ipc'), async () => new ChainError('chain-died', 'gone'), {
      mostBytes: 100,
    });
    const [second] = (await connected) as [Socket];
    const refused = expect(small.batch(TWO_CALLS)).rejects.toMatchObject({
      code: 'chain-answer-too-large',
      message: expect.stringMatching(/answer to one, two/),
    });
    const next = small.request('three');
    second.write(`[{"jsonrpc":"2.0","id":2,"result":"${'b'.repeat(500)}"},{"id":1,"result":"a"}]\n`);
    await refused;
    second.write('[{"id":3,"result":"c"}]\n');
    expect(await next).toBe('c');
    small.close();
  });

  it('names the method that was refused, and gives every call its own answer when asked to settle', async () => {
    const answer = '[{"id":1,"result":"a"},{"id":2,"error":{"code":3,"message":"no","data":"0x12"}}]\n';
    const refused = expect(channel.batch(TWO_CALLS)).rejects.toMatchObject({
      code: 'chain-refused',
      message: 'the chain refused two: no',
      value: '0x12',
    });
    await request;
    node.write(answer);
    await refused;
    const settled = channel.settle(TWO_CALLS);
    node.write(answer.replace('"id":1', '"id":3').replace('"id":2', '"id":4'));
    expect(await settled).toMatchObject([{ result: 'a' }, { error: { code: 3 } }]);
  });

  it.each([
    ['no JSON', 'hello\n'],
    ['no responses', '[]\n'],
    ['an answer nobody asked for', '{"id":9,"result":1}\n'],
    ['too few answers', '[{"id":1,"result":1}]\n'],
  ])('fails all that waits when the node answers with %s', async (_, answer) => {
    let reported: Error | null = null;
    channel.onFailure((reason) => {
      reported = reason;
    });
    const failed = expect(channel.batch(TWO_CALLS)).rejects.toMatchObject({ code: 'chain-garbled' });
    node.write(answer);
    await failed;
    expect(reported).toMatchObject({ code: 'chain-garbled' });
  });

  it('fails all that waits and all that comes with the reason for which the node is gone', async () => {
    const failed = expect(channel.batch(TWO_CALLS)).rejects.toMatchObject({ code: 'chain-died' });
    node.destroy();
    await failed;
    await expect(channel.request('one')).rejects.toMatchObject({ code: 'chain-died', message: 'it is gone' });
  });

  it('that was closed says so', async () => {
    const failed = expect(channel.batch(TWO_CALLS)).rejects.toMatchObject({ code: 'chain-closed' });
    channel.close();
    await failed;
    await expect(channel.batch([])).rejects.toMatchObject({ code: 'chain-closed' });
  });
});
