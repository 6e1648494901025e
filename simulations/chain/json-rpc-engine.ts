import { ChainError } from '../errors/index.js';
import type {
  Address,
  ChainCall,
  ChainCallResult,
  ChainEngine,
  ChainEngineName,
  ChainLog,
  ChainReceipt,
  ChainTransaction,
  Hex,
  MinedBlock,
} from './chain-engine.js';
import type { Dialect, RawReceipt } from './dialect.js';
import { quantity } from './hex.js';
import type { RpcChannel } from './json-rpc.js';

/** Enough for any call of the DAO; blocks hold ten million times as much. */
const DEFAULT_GAS = 100_000_000n;
/** Native wei for a lifetime of gas. */
const DEFAULT_BALANCE = 10n ** 30n;

type LatestBlock = Readonly<Awaited<ReturnType<ChainEngine['latestBlock']>>>;

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
  readonly #snapshots = new Map<string, { readonly nonces: Map<Address, number>; readonly latest: LatestBlock }>();
  /** Blocks are counted here: some nodes mine blocks of their own when an account is admitted. */
  #latest: LatestBlock = { number: 0, timestamp: 0 };
  #reportDeath: (reason: Error) => void = () => {};
  #closing: Promise<void> | null = null;

  private constructor(
    name: ChainEngineName,
    chainId: number,
    deployer: Address,
    channel: RpcChannel,
    dialect: Dialect,
    release: () => Promise<void>,
  ) {
    this.name = name;
    this.chainId = chainId;
    this.deployer = deployer;
    this.#channel = channel;
    this.#dialect = dialect;
    this.#release = release;
    this.died = new Promise((_, reject) => {
      this.#reportDeath = reject;
    });
    this.died.catch(() => {});
  }

  /** Takes over a node that has just been started. `release` ends it. */
  static async open(
    name: ChainEngineName,
    chainId: number,
    channel: RpcChannel,
    dialect: Dialect,
    release: () => Promise<void>,
  ): Promise<ChainEngine> {
    await dialect.prepare(channel);
    const [deployer] = (await channel.request('eth_accounts')) as readonly string[];
    const engine = new JsonRpcEngine(name, chainId, deployer!.toLowerCase() as Address, channel, dialect, release);
    channel.onFailure?.((reason) => engine.#reportDeath(reason));
    engine.#latest = await engine.latestBlock();
    await engine.admit([engine.deployer]);
    return engine;
  }

  async admit(accounts: readonly Address[], balanceWei = DEFAULT_BALANCE): Promise<void> {
    await this.#channel.batch(accounts.flatMap((account) => this.#dialect.admit(account, balanceWei)));
  }

  async mine(transactions: readonly ChainTransaction[], timestamp: number): Promise<MinedBlock> {
    if (timestamp <= this.#latest.timestamp) {
      throw new ChainError(
        'chain-time',
        `a block at ${timestamp} would not be later than the latest one, at ${this.#latest.timestamp}`,
        {
          hint: 'Block times only ever increase; give a later one.',
        },
      );
    }
    const raw = transactions.map((transaction, i) => this.#encode(transaction, i, transactions.length));
    const hashes = await this.#dialect.sendAndMine(this.#channel, raw, timestamp);
    const [block, receipts] = await Promise.all([this.latestBlock(), this.#dialect.receipts(this.#channel, hashes)]);
    requireWhole(hashes, receipts);
    if (block.timestamp !== timestamp) {
      throw new ChainError('chain-time', `the chain mined a block at ${block.timestamp} instead of ${timestamp}`);
    }
    this.#latest = { number: this.#latest.number + 1, timestamp };
    const reverts = await this.#revertData(receipts);
    return {
      ...this.#latest,
      receipts: receipts.map(
        (receipt, i): ChainReceipt => ({
          status: reverts.has(i) ? 'reverted' : 'success',
          gasUsed: BigInt(receipt.gasUsed),
          contractAddress: (receipt.contractAddress?.toLowerCase() as Address | undefined) ?? null,
          revertData: reverts.get(i) ?? null,
        }),
      ),
      logs: receipts.flatMap((receipt, transactionIndex) =>
        receipt.logs.map(({ address, topics, data }): ChainLog => ({ address, topics, data, transactionIndex })),
      ),
    };
  }

  async call(calls: readonly ChainCall[]): Promise<readonly ChainCallResult[]> {
    return Promise.all(
      calls.map(async ({ to, data, from }): Promise<ChainCallResult> => {
        try {
          const result = await this.#channel.request('eth_call', { to, data, from: from ?? this.deployer }, 'latest');
          return { data: result as Hex };
        } catch (error) {
          if (error instanceof ChainError && error.code === 'chain-refused')
            return { reverted: revertDataOf(error.value) };
          throw error;
        }
      }),
    );
  }

  async latestBlock(): Promise<LatestBlock> {
    const block = (await this.#channel.request('eth_getBlockByNumber', 'latest', false)) as { timestamp: Hex };
    return { number: this.#latest.number, timestamp: Number(block.timestamp) };
  }

  async snapshot(): Promise<string> {
    const id = (await this.#channel.request('evm_snapshot')) as string;
    this.#snapshots.set(id, { nonces: new Map(this.#nonces), latest: this.#latest });
    return id;
  }

  async revert(snapshot: string): Promise<void> {
    const kept = this.#snapshots.get(snapshot);
    if (kept === undefined || (await this.#channel.request('evm_revert', snapshot)) !== true) {
      throw new ChainError('snapshot-unknown', `there is no snapshot ${snapshot} to go back to`, {
        hint: 'A snapshot can be gone back to once.',
      });
    }
    this.#snapshots.delete(snapshot);
    this.#nonces = kept.nonces;
    this.#latest = kept.latest;
  }

  close(): Promise<void> {
    this.#closing ??= this.#release();
    return this.#closing;
  }

  #encode({ from, to, data, value, gas }: ChainTransaction, index: number, count: number): unknown {
    const nonce = this.#nonces.get(from) ?? 0;
    this.#nonces.set(from, nonce + 1);
    return {
      from,
      ...(to === null ? {} : { to }),
      data,
      nonce: quantity(nonce),
      gas: quantity(gas ?? DEFAULT_GAS),
      gasPrice: quantity(this.#dialect.gasPrice(index, count)),
      ...(value === undefined ? {} : { value: quantity(value) }),
    };
  }

  /** Receipts do not say why a transaction reverted. */
  async #revertData(receipts: readonly RawReceipt[]): Promise<ReadonlyMap<number, Hex>> {
    const reverted = receipts.flatMap((receipt, i) =>
      receipt.status === '0x1' ? [] : [{ i, hash: receipt.transactionHash }],
    );
    const data = await this.#dialect.revertData(
      this.#channel,
      reverted.map(({ hash }) => hash),
    );
    return new Map(reverted.map(({ i }, j) => [i, data[j]!]));
  }
}

function requireWhole(hashes: readonly Hex[], receipts: readonly RawReceipt[]): void {
  const whole =
    receipts.length === hashes.length && receipts.every((receipt, i) => receipt?.transactionHash === hashes[i]);
  if (whole) return;
  throw new ChainError(
    'chain-block-incomplete',
    `the block holds ${receipts.length} of ${hashes.length} transactions, or in another order`,
    {
      hint: 'This is a fault of the chain program; please report it with the scenario and the seed.',
    },
  );
}

/** Nodes wrap an eth_call's revert data each in their own way; the data is the one hex string in it. */
function revertDataOf(data: unknown): Hex {
  if (typeof data === 'string' && data.startsWith('0x')) return data as Hex;
  if (typeof data === 'object' && data !== null) {
    for (const key of ['result', 'data']) {
      const inner = (data as Record<string, unknown>)[key];
      if (typeof inner === 'string' && inner.startsWith('0x')) return inner as Hex;
    }
  }
  return '0x';
}
