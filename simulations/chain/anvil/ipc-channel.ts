import { connect, type Socket } from 'node:net';
import { ChainError } from '../../errors/index.js';
import { type RpcCall, RpcChannel, type RpcResponse } from '../json-rpc.js';
import { type CutLine, LineFramer } from './line-framer.js';

/** The longest answer taken unless told otherwise; a text of 512 MiB cannot be held at all. */
const MOST_BYTES = 256 * 1024 ** 2;

export interface IpcChannelOptions {
  /** The longest answer taken; what is longer fails with `chain-answer-too-large`. */
  readonly mostBytes?: number;
}

interface Pending {
  readonly methods: readonly string[];
  readonly resolve: (responses: readonly RpcResponse[]) => void;
  readonly reject: (error: Error) => void;
}

/** JSON-RPC over anvil's IPC socket: one line a message, many calls a message. */
export class IpcChannel extends RpcChannel {
  readonly #socket: Socket;
  /** By the first call's id; ids of a message follow each other. */
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;
  #failure: Error | null = null;
  #onFailure: (reason: Error) => void = () => {};

  private constructor(socket: Socket, whyLost: () => Promise<ChainError>, mostBytes: number) {
    super();
    this.#socket = socket;
    const framer = new LineFramer(mostBytes, (line) => this.#refuse(line, mostBytes));
    socket.on('data', (chunk: Buffer) => {
      for (const line of framer.push(chunk)) this.#receive(line);
    });
    // What goes wrong with a socket ends in its closing.
    socket.on('error', () => {});
    socket.on('close', () => {
      if (this.#failure === null) void whyLost().then((reason) => this.fail(reason));
    });
  }

  /**
   * Connects to a socket (a named pipe on Windows) that a node already listens on.
   * @param whyLost tells the reason when the connection breaks
   */
  static async open(
    path: string,
    whyLost: () => Promise<ChainError>,
    { mostBytes = MOST_BYTES }: IpcChannelOptions = {},
  ): Promise<IpcChannel> {
    const socket = connect(path);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    return new IpcChannel(socket, whyLost, mostBytes);
  }

  override settle(calls: readonly RpcCall[]): Promise<readonly RpcResponse[]> {
    if (this.#failure !== null) return Promise.reject(this.#failure);
    const count = calls.length;
    if (count === 0) return Promise.resolve([]);
    const first = this.#nextId;
    this.#nextId += count;
    const message = calls.map(({ method, params }, i) => ({ jsonrpc: '2.0', id: first + i, method, params }));
    return new Promise((resolve, reject) => {
      this.#pending.set(first, { methods: calls.map(({ method }) => method), resolve, reject });
      this.#socket.write(`${JSON.stringify(message)}\n`);
    });
  }

  override onFailure(listener: (reason: Error) => void): void {
    this.#onFailure = listener;
  }

  /** Rejects everything that waits and everything that comes, for this reason. Only the first reason counts. */
  fail(reason: Error): void {
    if (this.#failure !== null) return;
    this.#failure = reason;
    this.#socket.destroy();
    for (const { reject } of this.#pending.values()) reject(reason);
    this.#pending.clear();
    this.#onFailure(reason);
  }

  close(): void {
    this.#onFailure = () => {};
    this.fail(new ChainError('chain-closed', 'the local chain was closed'));
  }

  /** An answer that is too long fails the calls it is for, and no others. */
  #refuse({ head, bytes }: CutLine, mostBytes: number): void {
    // The head of an answer to several calls names one of them, which need not be the first.
    const named = Number(/"id":\s*(\d+)/.exec(head)?.[1]);
    const [first, pending] =
      [...this.#pending].find(([id, { methods }]) => named >= id && named < id + methods.length) ?? [];
    if (first === undefined || pending === undefined) {
      this.fail(new ChainError('chain-garbled', 'the local chain answered with something else than JSON-RPC'));
      return;
    }
    this.#pending.delete(first);
    const [long, most] = [bytes, mostBytes].map((size) => `${(size / 1024 ** 2).toFixed(0)} MiB`);
    const methods = [...new Set(pending.methods)].join(', ');
    pending.reject(
      new ChainError('chain-answer-too-large', `the chain's answer to ${methods} has ${long}; ${most} are taken`, {
        hint: 'A contract that is called makes or returns far more than contracts do; look at its code.',
      }),
    );
  }

  #receive(line: string): void {
    const responses = parseResponses(line);
    const pending = responses === null ? undefined : this.#pending.get(responses[0]!.id);
    if (responses === null || pending === undefined || responses.length !== pending.methods.length) {
      this.fail(new ChainError('chain-garbled', 'the local chain answered with something else than JSON-RPC'));
      return;
    }
    this.#pending.delete(responses[0]!.id);
    pending.resolve(responses);
  }
}

/** The responses of a message in the order of their ids; `null` when the line is no such message. */
function parseResponses(line: string): readonly RpcResponse[] | null {
  let message: unknown;
  try {
    message = JSON.parse(line);
  } catch {
    return null;
  }
  const responses = (Array.isArray(message) ? message : [message]) as RpcResponse[];
  if (responses.length === 0 || responses.some((response) => typeof response?.id !== 'number')) return null;
  return responses.sort((a, b) => a.id - b.id);
}
