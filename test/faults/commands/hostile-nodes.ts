import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Nodes that answer what no node of Ethereum does. */
export interface HostileNodes {
  /** By what they do. */
  readonly addresses: ReadonlyMap<string, string>;
  close(): void;
}

const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  'answers with a page': (response) => response.end('<html>Not found</html>'),
  'answers with an error': (response) => response.writeHead(500).end('no'),
  'answers with nothing': (response) => response.end(),
  'answers with 5,000 lists in each other': (response) => response.end('['.repeat(5_000)),
  'answers with something else': (response) => response.end('{"jsonrpc":"2.0","id":0,"result":{"not":["a","number"]}}'),
  'answers with a huge number': (response) =>
    response.end(`{"jsonrpc":"2.0","id":0,"result":"0x${'f'.repeat(100_000)}"}`),
  'answers with what commands a terminal': (response) =>
    response.end('{"jsonrpc":"2.0","id":0,"error":{"code":-1,"message":"\\u001b[2J\\u202eowned\\u0000"}}'),
  'breaks off in the middle': (response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('{"jsonrpc"', () => response.destroy());
  },
  'answers without end': (response) => {
    const part = Buffer.alloc(1 << 20, ' ');
    const write = () => {
      while (!response.destroyed && response.write(part));
      if (!response.destroyed) response.once('drain', write);
    };
    write();
  },
  'sends elsewhere for ever': (response) => response.writeHead(307, { location: '/again' }).end(),
};

/** Starts them, with one that takes a connection and never says a word, and one that nobody listens at. */
export async function startHostileNodes(): Promise<HostileNodes> {
  const servers: Server[] = [];
  const addresses = new Map<string, string>();
  const start = async (name: string, answer: (response: ServerResponse) => void) => {
    const server = createServer((request, response) => {
      response.on('error', () => response.destroy());
      request.resume().once('end', () => answer(response));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.push(server);
    addresses.set(name, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return server;
  };
  for (const [name, answer] of Object.entries(answers)) await start(name, answer);
  await start('never answers', () => {});
  const gone = await start('refuses', () => {});
  await new Promise((resolve) => gone.close(resolve));
  for (const text of [
    'file:///etc/passwd',
    'ftp://127.0.0.1/',
    'http://',
    'http://user:secret@127.0.0.1:1/',
    'http://[::1',
    'javascript:alert(1)',
  ]) {
    addresses.set(`is ${text}`, text);
  }
  return {
    addresses,
    close: () => {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}
