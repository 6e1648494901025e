import { getCreateAddress } from 'ethers';
import { ChainError } from '../../errors/index.js';
import { anvilDialect } from '../anvil/anvil-dialect.js';
import type { Address, ChainCall, ChainCallResult, ChainLog, ChainTransaction, Hex } from '../chain-engine.js';
import { quantity } from '../hex.js';
import type { RpcChannel } from '../json-rpc.js';
import { BLOCK_GAS_LIMIT } from '../node-settings.js';
import { revertDataOf } from '../revert-data.js';
import type { ChainRules } from './chain-rules.js';
import { type RawBlock, stateAfter } from './jump.js';
import { PlacementReverted } from './placement-reverted.js';
import type { SandboxChain, SandboxReceipt, TracedAccount, TracedCall } from './sandbox-chain.js';
import { type RawDiff, type RawFrame, tracedAccounts, tracedCall } from './traced.js';

/**
 * Gas of a transaction: what a block of the chain holds, and more where that is little, to learn how much too much a
 * transaction uses. The most keeps endless loops short. Blocks hold a million times as much.
 */
const LEAST_GAS = 100_000_000n;
const MOST_GAS = 1_000_000_000n;
/** Gas of a call that is only asked, as public nodes cap it. */
const CALL_GAS = 50_000_000n;
/** Native wei for a rehearsal's gas. */
const DEFAULT_BALANCE = 10n ** 24n;

/** Empty blocks that are mined one by one; of more, only the last so many are, and the others are jumped over. */
const MINED_EMPTY = 32;

/** An anvil that has been started for a rehearsal, and how it is let go. */
export interface SandboxConnection {
  readonly channel: RpcChannel;
  readonly socket: string;
  readonly rules: ChainRules;
  readonly release: () => Promise<void>;
}

export class AnvilSandbox implements SandboxChain {
  readonly chainId: number;
  readonly deployer: Address;
  readonly socket: string;
  readonly rules: ChainRules;
  readonly died: Promise<never>;
  readonly #gas: bigint;
  readonly #channel: RpcChannel;
  readonly #release: () => Promise<void>;
  #closing: Promise<void> | null = null;

  private constructor({ channel, socket, rules, release }: SandboxConnection, chainId: number, deployer: Address) {
    this.chainId = chainId;
    this.deployer = deployer;
    this.socket = socket;
    this.rules = rules;
    const { blockGas } = rules;
    this.#gas = blockGas < LEAST_GAS ? LEAST_GAS : blockGas > MOST_GAS ? MOST_GAS : blockGas;
    this.#channel = channel;
    this.#release = release;
    this.died = new Promise((_, reject) => channel.onFailure(reject));
    // Who does not ask why the chain died learns it from the next call.
    this.died.catch(() => {});
  }

  static async open(connection: SandboxConnection): Promise<AnvilSandbox> {
    const [chainId, accounts] = (await connection.channel.batch([
      { method: 'eth_chainId', params: [] },
      { method: 'eth_accounts', params: [] },
    ])) as [Hex, readonly string[]];
    const sandbox = new AnvilSandbox(connection, Number(chainId), accounts[0]!.toLowerCase() as Address);
    await sandbox.admit([sandbox.deployer]);
    return sandbox;
  }

  async send(transactions: readonly ChainTransaction[], timestamp?: number): Promise<readonly SandboxReceipt[]> {
    const nonces = await this.#nonces(transactions.map(({ from }) => from));
    const calls = transactions.map(({ from, to, data, value, gas }, i) => ({
      from,
      ...(to === null ? {} : { to }),
      data,
      nonce: quantity(nonces[i]!),
      gas: quantity(gas ?? this.#gas),
      // anvil orders a block by price, and a transaction on its own costs nothing.
      gasPrice: quantity(transactions.length - 1 - i),
      ...(value === undefined ? {} : { value: quantity(value) }),
    }));
    const hashes = await this.#sendAndMine(calls, timestamp);
    const [block, result] = await Promise.all([this.#block(), anvilDialect.readNewest(this.#channel, hashes)]);
    requireWhole(hashes, block.transactions);
    return result.transactions.map(({ gasUsed, revertData }, i) => {
      const { from, to } = transactions[i]!;
      const deployed = to === null && revertData === null;
      return {
        hash: hashes[i]!,
        status: revertData === null ? ('success' as const) : ('reverted' as const),
        gasUsed,
        contractAddress: deployed ? (getCreateAddress({ from, nonce: nonces[i]! }).toLowerCase() as Address) : null,
        revertData,
        logs: result.logs.filter(({ transactionIndex }) => transactionIndex === i),
      };
    });
  }

  async place(address: Address, initCode: Hex): Promise<void> {
    // A contract that was created has the nonce 1, which decides the addresses of contracts it creates.
    await this.#channel.batch([
      { method: 'anvil_setCode', params: [address, initCode] },
      { method: 'anvil_setNonce', params: [address, quantity(1)] },
    ]);
    const [receipt] = await this.send([{ from: this.deployer, to: address, data: '0x' }]);
    const traced = await this.trace(receipt!.hash);
    if (receipt!.revertData !== null) {
      await this.#channel.request('anvil_setCode', address, '0x');
      throw new PlacementReverted(address, traced);
    }
    await this.#channel.request('anvil_setCode', address, traced.output);
  }

  async call(calls: readonly ChainCall[]): Promise<readonly ChainCallResult[]> {
    const responses = await this.#channel.settle(
      calls.map(({ to, data, from, gas = CALL_GAS }) => ({
        method: 'eth_call',
        params: [{ to, data, from: from ?? this.deployer, gas: quantity(gas) }, 'latest'],
      })),
    );
    return responses.map(
      ({ result, error }): ChainCallResult =>
        error === undefined ? { data: result as Hex } : { reverted: revertDataOf(error) },
    );
  }

  async admit(accounts: readonly Address[], balanceWei = DEFAULT_BALANCE): Promise<void> {
    const balances = await this.#channel.batch(
      accounts.map((account) => ({ method: 'eth_getBalance', params: [account, 'latest'] })),
    );
    const poorer = accounts.filter((_, i) => BigInt(balances[i] as Hex) < balanceWei);
    const amount = quantity(balanceWei);
    await this.#channel.batch(poorer.map((account) => ({ method: 'anvil_setBalance', params: [account, amount] })));
  }

  async setBalance(account: Address, wei: bigint): Promise<void> {
    await this.#channel.request('anvil_setBalance', account, quantity(wei));
  }

  async balance(account: Address): Promise<bigint> {
    return BigInt((await this.#channel.request('eth_getBalance', account, 'latest')) as Hex);
  }

  async code(address: Address): Promise<Hex> {
    return (await this.#channel.request('eth_getCode', address, 'latest')) as Hex;
  }

  async storage(address: Address, slot: Hex): Promise<Hex> {
    return (await this.#channel.request('eth_getStorageAt', address, quantity(BigInt(slot)), 'latest')) as Hex;
  }

  async latestBlock(): Promise<{ readonly number: number; readonly timestamp: number }> {
    const { number, timestamp } = await this.#block();
    return { number: Number(number), timestamp: Number(timestamp) };
  }

  async advance(blocks: number, timestamp: number): Promise<void> {
    if (blocks === 0) return;
    const latest = await this.#block();
    const [number, time] = [Number(latest.number), Number(latest.timestamp)];
    const jumped = blocks - Math.min(blocks, MINED_EMPTY);
    const timeOf = (block: number) => time + Math.floor(((timestamp - time) * block) / blocks);
    if (jumped > 0) {
      await this.#channel.request('anvil_loadState', stateAfter(latest, number + jumped, timeOf(jumped)));
    }
    if (timestamp - time < blocks) {
      // Less than a second a block: anvil itself says when they were.
      if (blocks - jumped > 1) await this.#channel.request('anvil_mine', quantity(blocks - jumped - 1), quantity(0));
    } else {
      for (let block = jumped + 1; block < blocks; block++) await this.#channel.request('evm_mine', timeOf(block));
    }
    await this.#channel.request('evm_mine', timestamp);
  }

  async trace(hash: Hex): Promise<TracedCall> {
    const asked = async (tracerConfig: object) =>
      (await this.#channel.request('debug_traceTransaction', hash, { tracer: 'callTracer', tracerConfig })) as RawFrame;
    try {
      return tracedCall(await asked({}));
    } catch (error) {
      if (!(error instanceof ChainError && error.code === 'chain-answer-too-large')) throw error;
      return { ...tracedCall(await asked({ onlyTopCall: true })), cut: true };
    }
  }

  async traceCall({ to, data, from }: ChainCall): Promise<TracedCall> {
    const call = { to, data, from: from ?? this.deployer, gas: quantity(this.#gas) };
    const options = { tracer: 'callTracer' };
    return tracedCall((await this.#channel.request('debug_traceCall', call, 'latest', options)) as RawFrame);
  }

  async stateDiff(hash: Hex): Promise<ReadonlyMap<Address, TracedAccount>> {
    const options = { tracer: 'prestateTracer', tracerConfig: { diffMode: true } };
    return tracedAccounts((await this.#channel.request('debug_traceTransaction', hash, options)) as RawDiff);
  }

  async logs(filter: Parameters<SandboxChain['logs']>[0]): Promise<readonly ChainLog[]> {
    const { address, topics, fromBlock = 0 } = filter;
    const found = (await this.#channel.request('eth_getLogs', {
      address,
      ...(topics === undefined ? {} : { topics }),
      fromBlock: quantity(fromBlock),
      toBlock: 'latest',
    })) as readonly (Omit<ChainLog, 'transactionIndex'> & { readonly transactionIndex: Hex })[];
    return found.map(({ address, topics, data, transactionIndex }) => ({
      address,
      topics,
      data,
      transactionIndex: Number(transactionIndex),
    }));
  }

  async snapshot(): Promise<string> {
    return (await this.#channel.request('evm_snapshot')) as string;
  }

  async revert(snapshot: string): Promise<void> {
    if ((await this.#channel.request('evm_revert', snapshot)) === true) {
      // With an old block its gas limit comes back: the copied chain's, which holds no block full of votes.
      await this.#channel.request('evm_setBlockGasLimit', quantity(BLOCK_GAS_LIMIT));
      return;
    }
    throw new ChainError('snapshot-unknown', `there is no snapshot ${snapshot} to go back to`, {
      hint: 'A snapshot can be gone back to once, and is gone when an earlier one was gone back to.',
    });
  }

  close(): Promise<void> {
    this.#closing ??= this.#release();
    return this.#closing;
  }

  /** The nonce of each sender's transactions, in the order they are sent. */
  async #nonces(senders: readonly Address[]): Promise<readonly number[]> {
    const distinct = [...new Set(senders)];
    const counts = await this.#channel.batch(
      distinct.map((sender) => ({ method: 'eth_getTransactionCount', params: [sender, 'latest'] })),
    );
    const next = new Map(distinct.map((sender, i) => [sender, Number(counts[i])]));
    return senders.map((sender) => {
      const nonce = next.get(sender)!;
      next.set(sender, nonce + 1);
      return nonce;
    });
  }

  /** Puts all transactions into one block, or none into any. */
  async #sendAndMine(calls: readonly unknown[], timestamp: number | undefined): Promise<readonly Hex[]> {
    try {
      const hashes = await this.#channel.batch(
        calls.map((call) => ({ method: 'eth_sendTransaction', params: [call] })),
      );
      await this.#channel.request('evm_mine', timestamp ?? (await this.latestBlock()).timestamp + 1);
      return hashes as readonly Hex[];
    } catch (error) {
      if (error instanceof ChainError && error.code === 'chain-refused') await anvilDialect.dropPending(this.#channel);
      throw error;
    }
  }

  async #block(): Promise<RawBlock> {
    return (await this.#channel.request('eth_getBlockByNumber', 'latest', false)) as RawBlock;
  }
}

function requireWhole(sent: readonly Hex[], mined: readonly Hex[]): void {
  if (mined.length === sent.length && mined.every((hash, i) => hash === sent[i])) return;
  throw new ChainError(
    'chain-block-incomplete',
    `the block holds ${mined.length} of ${sent.length} transactions, or in another order`,
    { hint: 'This is a fault of the chain program; please report it with the DAO and the proposal.' },
  );
}
