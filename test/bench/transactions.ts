import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from 'simple-statistics';
import {
  type Address,
  accountOf,
  bindingOf,
  type ChainEngine,
  type ChainEngineName,
  type DaoContracts,
  deployDao,
  encodeCall,
  startChain,
} from '../../simulations/chain/index.js';
import { parseScenario, TOKEN } from '../../simulations/scenario/index.js';
import { createIndexer, type Indexer } from '../../simulations/world/index.js';
import { BareNode } from './bare-node.js';

/** Token transfers a second; medians over blocks, the compared ones mined in turns on the same chain. */
export interface TransactionRates {
  /** Through the whole path: encode, send, mine, read, decode, index. */
  readonly anvilPerSecond: number;
  readonly ganachePerSecond: number;
  /** anvil's rate over ganache's. */
  readonly ratio: number;
  /**
   * Bare transport: the same JSON-RPC calls over the same socket, encoded beforehand, and their answers parsed as
   * JSON; neither calldata, nonces nor prices are made, and nothing is decoded, checked or indexed.
   */
  readonly barePerSecond: number;
  /** The whole path's rate over the bare transport's, the median of neighbouring blocks. */
  readonly ofBare: number;
}

const GENESIS = 1_767_225_600;
const SENDERS = 200;
const ANVIL_BLOCK = 1_000;
const ANVIL_WARM_UP = 4;
const ANVIL_BLOCKS = 15;
const GANACHE_BLOCK = 100;
const GANACHE_WARM_UP = 1;
const GANACHE_BLOCKS = 3;

/** Measures how many ERC20Votes transfers of the DAO's own token a second the chains and all around them take. */
export async function benchTransactions(): Promise<TransactionRates> {
  const { whole, bare } = await measureAnvil();
  const ganache = await measureGanache();
  const anvilPerSecond = median(whole);
  const ganachePerSecond = median(ganache);
  return {
    anvilPerSecond,
    ganachePerSecond,
    ratio: anvilPerSecond / ganachePerSecond,
    barePerSecond: median(bare),
    ofBare: median(whole.map((rate, i) => rate / bare[i]!)),
  };
}

async function measureAnvil(): Promise<{ readonly whole: number[]; readonly bare: number[] }> {
  const scratch = await mkdtemp(join(tmpdir(), 'folkmoot-bench-'));
  const bench = await TransferBench.open('anvil', scratch);
  const node = await BareNode.connect(join(scratch, 'anvil.ipc'));
  try {
    const whole: number[] = [];
    const bare: number[] = [];
    for (let i = -ANVIL_WARM_UP; i < ANVIL_BLOCKS; i++) {
      const wholeRate = await bench.wholePath(ANVIL_BLOCK);
      const bareRate = await bench.bareTransport(node, ANVIL_BLOCK);
      if (i < 0) continue;
      whole.push(wholeRate);
      bare.push(bareRate);
    }
    return { whole, bare };
  } finally {
    node.close();
    await bench.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

async function measureGanache(): Promise<number[]> {
  const bench = await TransferBench.open('ganache');
  try {
    const rates: number[] = [];
    for (let i = -GANACHE_WARM_UP; i < GANACHE_BLOCKS; i++) {
      const rate = await bench.wholePath(GANACHE_BLOCK);
      if (i >= 0) rates.push(rate);
    }
    return rates;
  } finally {
    await bench.close();
  }
}

/** A DAO on a fresh chain whose holders send each other tokens. */
class TransferBench {
  readonly #chain: ChainEngine;
  readonly #contracts: DaoContracts;
  readonly #indexer: Indexer;
  /** Holders whose transactions the engine sends, and as many that the bare node sends. */
  readonly #senders = holders('engine');
  readonly #bareSenders = holders('bare');
  #bareNonce = 0;
  #time: number;

  private constructor(chain: ChainEngine, contracts: DaoContracts, indexer: Indexer, time: number) {
    this.#chain = chain;
    this.#contracts = contracts;
    this.#indexer = indexer;
    this.#time = time;
  }

  static async open(engine: ChainEngineName, scratch?: string): Promise<TransferBench> {
    const chain = await startChain(engine, { chainId: 31_337, genesisTime: GENESIS, scratch });
    const accounts = [...holders('engine'), ...holders('bare')];
    await chain.admit(accounts);
    const { contracts, blocks, epochStart } = await deployDao(chain, {
      scenario: scenario(),
      validators: [],
      endowments: accounts.map((to) => ({ to, amount: TOKEN })),
      initialModelCid: '',
      genesisTime: GENESIS,
    });
    const indexer = createIndexer(contracts);
    for (const block of blocks) indexer.apply(block);
    return new TransferBench(chain, contracts, indexer, epochStart);
  }

  /** Transfers a second from plain arguments to an indexed view. */
  async wholePath(count: number): Promise<number> {
    const token = bindingOf('token');
    const begin = performance.now();
    const block = await this.#chain.mine(
      Array.from({ length: count }, (_, i) => ({
        from: this.#sender(this.#senders, i),
        to: this.#contracts.token,
        data: encodeCall(token, 'transfer', [this.#sender(this.#senders, i + 1), 1n]),
      })),
      ++this.#time,
    );
    const events = this.#indexer.apply(block);
    const seconds = (performance.now() - begin) / 1000;
    if (events.length !== count) throw new Error(`${count} transfers gave ${events.length} events`);
    return count / seconds;
  }

  /** Transfers a second when nothing is done but to pass prepared messages on and to parse their answers. */
  async bareTransport(node: BareNode, count: number): Promise<number> {
    const messages = node.prepareBlock(
      Array.from({ length: count }, (_, i) => ({
        from: this.#sender(this.#bareSenders, i),
        to: this.#contracts.token,
        data: encodeCall(bindingOf('token'), 'transfer', [this.#sender(this.#bareSenders, i + 1), 1n]),
        nonce: this.#bareNonce + Math.floor(i / SENDERS),
        gasPrice: count - i,
      })),
      ++this.#time,
    );
    this.#bareNonce += count / SENDERS;
    const begin = performance.now();
    const logs = await node.mine(messages);
    const seconds = (performance.now() - begin) / 1000;
    if (logs !== count) throw new Error(`${count} bare transfers gave ${logs} logs`);
    return count / seconds;
  }

  close(): Promise<void> {
    return this.#chain.close();
  }

  #sender(senders: readonly Address[], i: number): Address {
    return senders[i % SENDERS]!;
  }
}

function holders(kind: string): readonly Address[] {
  return Array.from({ length: SENDERS }, (_, i) => accountOf(`${kind}-${i}`));
}

function scenario() {
  return parseScenario({
    name: 'transfers',
    title: 'Transfers',
    population: [{ archetype: 'passiveHolder', name: 'holder', count: 1, holdings: { totalTokens: '1' } }],
  });
}
