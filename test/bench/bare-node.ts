import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Address, Hex } from '../../simulations/chain/index.js';

export interface BareTransaction {
  readonly from: Address;
  readonly to: Address;
  readonly data: Hex;
  readonly nonce: number;
  /** Wei; the highest comes first. */
  readonly gasPrice: number;
}

/** What it takes to mine a block: three messages, sent one after another's answer. */
type BlockMessages = readonly [send: string, mine: string, read: string];

const NEWLINE = 10;
const GAS = 100_000_000;

/** The least that can be put between a program and anvil: a socket that passes text on and parses what comes back. */
export class BareNode {
  readonly #socket: Socket;
  #chunks: Buffer[] = [];
  #answered: (answer: unknown) => void = () => {};

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => {
      this.#chunks.push(chunk);
      if (chunk.at(-1) !== NEWLINE) return;
      const text = Buffer.concat(this.#chunks).toString('utf8');
      this.#chunks = [];
      this.#answered(JSON.parse(text));
    });
  }

  static async connect(path: string): Promise<BareNode> {
    const socket = connect(path);
    await once(socket, 'connect');
    return new BareNode(socket);
  }

  /** Writes a block's messages, so that sending them costs nothing but sending. */
  prepareBlock(transactions: readonly BareTransaction[], timestamp: number): BlockMessages {
    return [
      message(
        transactions.map((transaction) => [
          'eth_sendTransaction',
          { ...transaction, nonce: hex(transaction.nonce), gasPrice: hex(transaction.gasPrice), gas: hex(GAS) },
        ]),
      ),
      message([['evm_mine', timestamp]]),
      message([
        ['eth_getBlockByNumber', 'latest', false],
        ['debug_traceBlockByNumber', 'latest', {}],
        ['eth_getLogs', { fromBlock: 'latest', toBlock: 'latest' }],
      ]),
    ];
  }

  /** Mines a prepared block and gives the number of its logs. */
  async mine([send, mine, read]: BlockMessages): Promise<number> {
    await this.#exchange(send);
    await this.#exchange(mine);
    const [, , logs] = (await this.#exchange(read)) as readonly { readonly result: readonly unknown[] }[];
    return logs!.result.length;
  }

  close(): void {
    this.#socket.destroy();
  }

  #exchange(text: string): Promise<unknown> {
    return new Promise((resolve) => {
      this.#answered = resolve;
      this.#socket.write(text);
    });
  }
}

function message(calls: readonly (readonly [method: string, ...params: unknown[]])[]): string {
  return `${JSON.stringify(calls.map(([method, ...params], id) => ({ jsonrpc: '2.0', id, method, params })))}\n`;
}

function hex(value: number): Hex {
  return `0x${value.toString(16)}`;
}
