import { connect, type Socket } from 'node:net';
import { ChainError } from '../../errors/index.js';
import { type RpcCall, type RpcChannel, type RpcResponse, resultOf } from '../json-rpc.js';

interface Pending {
  readonly methods: readonly string[];
  readonly resolve: (results: readonly unknown[]) => void;
  readonly reject: (error: Error) => void;
}

/** JSON-RPC over anvil's IPC socket: one line a message, many calls a message. */
export class IpcChannel implements RpcChannel {
  readonly #socket: Socket;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;
  #received: string[] = [];
  #failure: Error | null = null;
  #onFailure: (reason: Error) => void = () => {};

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => this.#receive(chunk));
    socket.on('error', (cause) =>
      this.#fail(new ChainError('chain-died', 'the connection to the local chain broke', { cause })),
    );
    socket.on('close', () => this.#fail(new ChainError('chain-died', 'the local chain closed its connection')));
  }

  /** Connects to a socket (a named pipe on Windows) that a node already listens on. */
  static async open(path: string): Promise<IpcChannel> {
    const socket = connect(path);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    return new IpcChannel(socket);
  }

  async request(method: string, ...params: readonly unknown[]): Promise<unknown> {
    const [result] = await this.batch([{ method, params }]);
    return result;
  }

  batch(calls: readonly RpcCall[]): Promise<readonly unknown[]> {
    if (calls.length === 0) return Promise.resolve([]);
    if (this.#failure !== null) return Promise.reject(this.#failure);
    const first = this.#nextId;
    this.#nextId += calls.length;
    const message = calls.map(({ method, params }, i) => ({ jsonrpc: '2.0', id: first + i, method, params }));
    return new Promise((resolve, reject) => {
      this.#pending.set(first, { methods: calls.map(({ method }) => method), resolve, reject });
      this.#socket.write(`${JSON.stringify(message)}\n`);
    });
  }

  onFailure(listener: (reason: Error) => void): void {
    this.#onFailure = listener;
  }

  /** Rejects everything that waits and everything that comes, for this reason. */
  #fail(reason: Error): void {
    if (this.#failure !== null) return;
    this.#failure = reason;
    for (const { reject } of this.#pending.values()) reject(reason);
    this.#pending.clear();
    this.#onFailure(reason);
  }

  close(): void {
    this.#onFailure = () => {};
    this.#fail(new ChainError('chain-closed', 'the local chain was closed'));
    this.#socket.destroy();
  }

  #receive(chunk: string): void {
    let rest = chunk;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
      const line = this.#received.join('') + rest.slice(0, end);
      this.#received = [];
      rest = rest.slice(end + 1);
      if (line !== '') this.#answer(JSON.parse(line) as RpcResponse | readonly RpcResponse[]);
    }
    if (rest !== '') this.#received.push(rest);
  }

  #answer(message: RpcResponse | readonly RpcResponse[]): void {
    const responses = Array.isArray(message) ? [...(message as readonly RpcResponse[])] : [message as RpcResponse];
    responses.sort((a, b) => a.id - b.id);
    const first = responses[0]!.id;
    const pending = this.#pending.get(first);
    if (pending === undefined) return;
    this.#pending.delete(first);
    try {
      pending.resolve(responses.map((response, i) => resultOf(response, pending.methods[i]!)));
    } catch (error) {
      pending.reject(error as Error);
    }
  }
}
