import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { ChainEngineOptions, Hex } from '../chain-engine.js';
import { quantity } from '../hex.js';
import type { RpcCall, RpcResponse } from '../json-rpc.js';
import { BLOCK_GAS_LIMIT } from '../node-settings.js';
import { JsonFramer } from './json-framer.js';

const NO_SUCH_METHOD = -32601;
/** Milliseconds by which the slower of two ways to ask for an account is made slower still. */
const HELD_BACK = 10;

/** Root of a trie without entries. */
const EMPTY_ROOT = '0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421';
/** Hash of an empty list of uncles. */
const NO_UNCLES = '0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347';

/**
 * A chain on which nothing has happened, for anvil to be a copy of: a copy computes no root over all its state for
 * each block, which costs more the more accounts and storage there are. It answers what a copy asks, which is one
 * question for each account that is met for the first time.
 *
 * It listens on a socket file in the chain's own folder, takes the first connection and then listens no more, so that
 * nobody else is answered.
 */
export class EmptyChain {
  readonly #server: Server;
  readonly #block: Readonly<Record<string, unknown>>;
  readonly #chainId: number;
  #copy: Socket | null = null;

  private constructor({ chainId, genesisTime }: ChainEngineOptions) {
    this.#chainId = chainId;
    this.#block = genesisBlock(genesisTime);
    this.#server = createServer((socket) => this.#serve(socket));
  }

  /**
   * Listens at this path until the first connection or `close`.
   * @throws Error as the system gives it where no socket can be made there
   */
  static async listen(path: string, options: ChainEngineOptions): Promise<EmptyChain> {
    const chain = new EmptyChain(options);
    chain.#server.listen(path);
    await once(chain.#server, 'listening');
    return chain;
  }

  /** Ends the connection and removes the socket file. Safe to call twice. */
  close(): void {
    this.#server.close();
    this.#copy?.destroy();
  }

  #serve(socket: Socket): void {
    if (this.#copy !== null) {
      socket.destroy();
      return;
    }
    this.#copy = socket;
    this.#server.close();
    const framer = new JsonFramer();
    const reply = (response: RpcResponse) => {
      if (socket.writable) socket.write(`${JSON.stringify({ jsonrpc: '2.0', ...response })}\n`);
    };
    socket.setEncoding('utf8').on('error', () => {});
    socket.on('data', (text: string) => {
      for (const question of framer.push(text)) {
        const { id, method } = JSON.parse(question) as RpcCall & { readonly id: number };
        const response = { id, ...this.#answer(method) };
        if (SLOW_METHODS.has(method)) setTimeout(reply, HELD_BACK, response);
        else reply(response);
      }
    });
  }

  #answer(method: string): Omit<RpcResponse, 'id'> {
    switch (method) {
      case 'eth_getAccountInfo':
        return { result: { balance: '0x0', nonce: '0x0', code: '0x' } };
      case 'eth_getStorageAt':
        return { result: zeros(32) };
      case 'eth_getCode':
        return { result: '0x' };
      case 'eth_getBalance':
      case 'eth_getTransactionCount':
      case 'eth_blockNumber':
      case 'eth_gasPrice':
        return { result: '0x0' };
      case 'eth_getBlockByNumber':
      case 'eth_getBlockByHash':
        return { result: this.#block };
      case 'eth_chainId':
        return { result: quantity(this.#chainId) };
      default:
        return { error: { code: NO_SUCH_METHOD, message: `an empty chain has no ${method}` } };
    }
  }
}

/**
 * At the first account anvil asks in both ways, by one question and by these three, and stays with the way that was
 * answered first.
 */
const SLOW_METHODS: ReadonlySet<string> = new Set(['eth_getBalance', 'eth_getTransactionCount', 'eth_getCode']);

function genesisBlock(genesisTime: number): Readonly<Record<string, unknown>> {
  return {
    number: '0x0',
    // Any hash will do that is not zero; nothing is ever looked up by it.
    hash: `0x${'11'.repeat(32)}`,
    parentHash: zeros(32),
    sha3Uncles: NO_UNCLES,
    logsBloom: zeros(256),
    transactionsRoot: EMPTY_ROOT,
    stateRoot: EMPTY_ROOT,
    receiptsRoot: EMPTY_ROOT,
    withdrawalsRoot: EMPTY_ROOT,
    miner: zeros(20),
    difficulty: '0x0',
    totalDifficulty: '0x0',
    extraData: '0x',
    size: '0x0',
    gasLimit: quantity(BLOCK_GAS_LIMIT),
    gasUsed: '0x0',
    timestamp: quantity(genesisTime),
    uncles: [],
    transactions: [],
    withdrawals: [],
    nonce: zeros(8),
    mixHash: zeros(32),
    baseFeePerGas: '0x0',
  };
}

function zeros(bytes: number): Hex {
  return `0x${'00'.repeat(bytes)}`;
}
