import { getCreateAddress } from 'ethers';
import { ChainError } from '../errors/index.js';
import type {
  Address,
  ChainCall,
  ChainCallResult,
  ChainEngine,
  ChainEngineName,
  ChainReceipt,
  ChainTransaction,
  Hex,
  MinedBlock,
} from './chain-engine.js';
import type { Dialect, TransactionResult } from './dialect.js';
import { quantity } from './hex.js';
import type { RpcChannel } from './json-rpc.js';
import { revertDataOf } from './revert-data.js';

/** Enough for any call of the DAO; blocks hold ten million times as much. */
const DEFAULT_GAS = 100_000_000n;
/** Native wei for a lifetime of gas. */
const DEFAULT_BALANCE = 10n ** 30n;

type LatestBlock = Readonly<Awaited<ReturnType<ChainEngine['latestBlock']>>>;
type Nonces = ReadonlyMap<Address, number>;

/** How a node is reached and let go. */
export interface NodeConnection {
  readonly name: ChainEngineName;
  readonly chainId: number;
  readonly channel: RpcChannel;
  readonly dialect: Dialect;
  /** Ends the node. */
  readonly release: () => Promise<void>;
}

/** A chain behind JSON-RPC. What nodes do differently is in its dialect. */
export class JsonRpcEngine implements ChainEngine {
  readonly name: ChainEngineName;
  readonly chainId: number;
  readonly deployer: Address;
  readonly died: Promise<never>;
  readonly #channel: RpcChannel;
  readonly #dialect: Dialect;
  readonly #release: () => Promise<void>;
  /** Next nonce by account: known here, so that a batch needs no answers in between. */
  #nonces = new Map<Address, number>();
  readonly #snapshots = new Map<string, { readonly nonces: Nonces; readonly latest: LatestBlock }>();
  /** Blocks are counted here: some nodes mine blocks of their own when an account is admitted. */
  #latest: LatestBlock;
  #closing: Promise<void> | null = null;

  private constructor({ name, chainId, channel, dialect, release }: NodeConnection, deployer: Address, time: number) {
    this.name = name;
    this.chainId = chainId;
    this.deployer = deployer;
    this.#channel = channel;
    this.#dialect = dialect;
    this.#release = release;
    this.#latest = { number: 0, timestamp: time };
    this.died = new Promise((_, reject) => channel.onFailure(reject));
    // Who does not ask why the chain died learns it from the next call.
    this.died.catch(() => {});
  }

  /** Takes over a node that has just been started. */
  static async open(connection: NodeConnection): Promise<ChainEngine> {
    const { channel, dialect } = connection;
    await dialect.prepare(channel);
    const [deployer] = (await channel.request('eth_accounts')) as readonly string[];
    const time = await newestTimestamp(channel);
    const engine = new JsonRpcEngine(connection, deployer!.toLowerCase() as Address, time);
    await engine.admit([engine.deployer]);
    return engine;
  }

  async admit(accounts: readonly Address[], balanceWei = DEFAULT_BALANCE): Promise<void> {
    await this.#dialect.admit(this.#channel, accounts, balanceWei);
    // A contract's own count starts at 1, so it cannot be assumed.
    const counts = await this.#channel.batch(
      accounts.map((account) => ({ method: 'eth_getTransactionCount', params: [account, 'latest'] })),
    );
    for (const [i, account] of accounts.entries()) this.#nonces.set(account, Number(counts[i]));
  }

  async mine(transactions: readonly ChainTransaction[], timestamp: number): Promise<MinedBlock> {
    const latest = this.#latest;
    if (!(timestamp > latest.timestamp)) {
      throw new ChainError(
        'chain-time',
        `a block at ${timestamp} would not be later than the latest one, at ${latest.timestamp}`,
        { hint: 'Block times only ever increase; give a later one.' },
      );
    }
    const { calls, nonces, next } = this.#encode(transactions);
    const hashes = await this.#sendAndMine(calls, timestamp);
    for (const [account, nonce] of next) this.#nonces.set(account, nonce);
    this.#latest = { number: latest.number + 1, timestamp };
    const [block, result] = await Promise.all([
      newestBlock(this.#channel),
      this.#dialect.readNewest(this.#channel, hashes),
    ]);
    requireWhole(hashes, block.transactions, result.transactions);
    if (Number(block.timestamp) !== timestamp) {
      throw new ChainError('chain-time', `the chain mined a block at ${block.timestamp} instead of ${timestamp}`);
    }
    return {
      ...this.#latest,
      receipts: result.transactions.map((outcome, i) => receiptOf(transactions[i]!, nonces[i]!, outcome)),
      logs: result.logs,
    };
  }

  async call(calls: readonly ChainCall[]): Promise<readonly ChainCallResult[]> {
    const responses = await this.#channel.settle(
      calls.map(({ to, data, from }) => ({
        method: 'eth_call',
        params: [{ to, data, from: from ?? this.deployer }, 'latest'],
      })),
    );
    return responses.map(
      ({ result, error }): ChainCallResult =>
        error === undefined ? { data: result as Hex } : { reverted: revertDataOf(error) },
    );
  }

  async latestBlock(): Promise<LatestBlock> {
    return { number: this.#latest.number, timestamp: await newestTimestamp(this.#channel) };
  }

  async snapshot(): Promise<string> {
    const id = (await this.#channel.request('evm_snapshot')) as string;
    this.#snapshots.set(id, { nonces: new Map(this.#nonces), latest: this.#latest });
    return id;
  }

  async revert(snapshot: string): Promise<void> {
    const kept = this.#snapshots.get(snapshot);
    this.#snapshots.delete(snapshot);
    if (kept === undefined || (await this.#channel.request('evm_revert', snapshot)) !== true) {
      throw new ChainError('snapshot-unknown', `there is no snapshot ${snapshot} to go back to`, {
        hint: 'A snapshot can be gone back to once, and is gone when an earlier one was gone back to.',
      });
    }
    this.#nonces = new Map(kept.nonces);
    this.#latest = kept.latest;
  }

  close(): Promise<void> {
    this.#closing ??= this.#release();
    return this.#closing;
  }

  /** Puts all transactions into one block, or none into any. */
  async #sendAndMine(calls: readonly unknown[], timestamp: number): Promise<readonly Hex[]> {
    try {
      const hashes = await this.#channel.batch(
        calls.map((call) => ({ method: 'eth_sendTransaction', params: [call] })),
      );
      await this.#channel.request('evm_mine', timestamp);
      return hashes as readonly Hex[];
    } catch (error) {
      if (error instanceof ChainError && error.code === 'chain-refused') await this.#dialect.dropPending(this.#channel);
      throw error;
    }
  }

  /** The calls, the nonce of each, and the senders' next ones once the block is mined. */
  #encode(transactions: readonly ChainTransaction[]) {
    const next = new Map<Address, number>();
    const nonces: number[] = [];
    const calls = transactions.map(({ from, to, data, value, gas }, i) => {
      const nonce = next.get(from) ?? this.#nonces.get(from) ?? 0;
      next.set(from, nonce + 1);
      nonces.push(nonce);
      return {
        from,
        ...(to === null ? {} : { to }),
        data,
        nonce: quantity(nonce),
        gas: quantity(gas ?? DEFAULT_GAS),
        gasPrice: quantity(this.#dialect.gasPrice(i, transactions.length)),
        ...(value === undefined ? {} : { value: quantity(value) }),
      };
    });
    return { calls, nonces, next };
  }
}

interface RawBlock {
  readonly timestamp: Hex;
  readonly transactions: readonly Hex[];
}

async function newestBlock(channel: RpcChannel): Promise<RawBlock> {
  return (await channel.request('eth_getBlockByNumber', 'latest', false)) as RawBlock;
}

async function newestTimestamp(channel: RpcChannel): Promise<number> {
  return Number((await newestBlock(channel)).timestamp);
}

function receiptOf({ from, to }: ChainTransaction, nonce: number, result: TransactionResult): ChainReceipt {
  const { gasUsed, revertData } = result;
  const deployed = to === null && revertData === null;
  return {
    status: revertData === null ? 'success' : 'reverted',
    gasUsed,
    contractAddress: deployed ? (getCreateAddress({ from, nonce }).toLowerCase() as Address) : null,
    revertData,
  };
}

function requireWhole(sent: readonly Hex[], mined: readonly Hex[], results: readonly unknown[]): void {
  const whole =
    mined.length === sent.length && results.length === sent.length && mined.every((hash, i) => hash === sent[i]);
  if (whole) return;
  throw new ChainError(
    'chain-block-incomplete',
    `the block holds ${mined.length} of ${sent.length} transactions, or in another order`,
    { hint: 'This is a fault of the chain program; please report it with the scenario and the seed.' },
  );
}
