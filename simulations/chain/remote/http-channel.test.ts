import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { HttpChannel } from './http-channel.js';

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function nodeThat(answers: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => answers(response));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const ask = async (answers: (response: ServerResponse) => void, calls = 1) =>
  new HttpChannel(await nodeThat(answers), { timeout: 5_000 }).settle(
    Array.from({ length: calls }, () => ({ method: 'eth_getLogs', params: [] })),
  );

it('takes an answer', async () => {
  const [response] = await ask((to) => to.end('{"jsonrpc":"2.0","id":0,"result":"0x1"}'));
  expect(response).toMatchObject({ id: 0, result: '0x1' });
});

it.each<[string, (response: ServerResponse) => void, RegExp, number?]>([
  [
    'that never ends',
    (to) => {
      const chunk = Buffer.alloc(1024 * 1024, ' ');
      const more = () => {
        while (!to.destroyed && to.write(chunk));
        if (!to.destroyed) to.once('drain', more);
      };
      more();
    },
    /its answer is larger than 64 MiB/,
  ],
  ['nested thousands deep', (to) => to.end('['.repeat(100_000)), /nothing there answers JSON-RPC/],
  ['of another kind', (to) => to.end('<html>'), /nothing there answers JSON-RPC/],
  ['of a proxy', (to) => to.writeHead(502).end('Bad Gateway'), /it answers with status 502, "Bad Gateway"/],
  ['without a word', (to) => to.writeHead(403).end(), /it answers with status 403/],
  [
    'that refuses a list as a whole',
    (to) => to.writeHead(413).end('{"jsonrpc":"2.0","id":null,"error":{"code":-32005,"message":"too many logs"}}'),
    /the node says "too many logs"/,
    2,
  ],
  [
    'that breaks off',
    (to) => to.writeHead(200, { 'content-length': 100 }).write('{', () => to.destroy()),
    /nothing there answers/,
  ],
])('tells what is wrong with an answer %s', async (_, answers, message, calls) => {
  await expect(ask(answers, calls)).rejects.toMatchObject({ code: 'fork-unreachable' });
  await expect(ask(answers, calls)).rejects.toThrow(message);
});
