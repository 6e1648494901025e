import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from 'simple-statistics';
import { GovernanceToken } from '../../contracts/bindings/index.js';
import {
  type Address,
  accountOf,
  type ChainEngine,
  type ChainEngineName,
  encodeCall,
  startChain,
} from '../../simulations/chain/index.js';
import { deployDao, mechanismsOf } from '../../simulations/kernel/index.js';
import { MECHANISMS, parseScenario } from '../../simulations/mechanisms/index.js';
import { TOKEN } from '../../simulations/scenario/index.js';
import { createIndexer, type Indexer } from '../../simulations/world/index.js';
import { BareNode } from './bare-node.js';

/** Token transfers a second; medians over blocks, those that are compared mined in turns. */
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
const GANACHE_BLOCK = 100;
/** Rounds before the engines run at their usual speed. */
const WARM_UP = 1;
const ROUNDS = 5;
/** Pairs of blocks on anvil, whole path and bare, in a round; one block on ganache takes as long as ten of these. */
const PAIRS = 3;

/** Measures how many ERC20Votes transfers of the DAO's own token a second the chains and all around them take. */
export async function benchTransactions(): Promise<TransactionRates> {
  const scratch = await mkdtemp(join(tmpdir(), 'folkmoot-bench-'));
  const anvil = await TransferBench.open('anvil', scratch);
  const node = await BareNode.connect(join(scratch, 'anvil.ipc'));
  const ganache = await TransferBench.open('ganache');
  const rates = { anvil: [] as number[], bare: [] as number[], ganache: [] as number[] };
  try {
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      for (let pair = 0; pair < PAIRS; pair++) {
        const whole = await anvil.wholePath(ANVIL_BLOCK);
        const bare = await anvil.bareTransport(node, ANVIL_BLOCK);
        if (round < 0) continue;
        rates.anvil.push(whole);
        rates.bare.push(bare);
      }
      const slow = await ganache.wholePath(GANACHE_BLOCK);
      if (round >= 0) rates.ganache.push(slow);
    }
  } finally {
    node.close();
    await Promise.all([anvil.close(), ganache.close()]);
    await rm(scratch, { recursive: true, force: true });
  }
  const anvilPerSecond = median(rates.anvil);
  const ganachePerSecond = median(rates.ganache);
  return {
    anvilPerSecond,
    ganachePerSecond,
    ratio: anvilPerSecond / ganachePerSecond,
    barePerSecond: median(rates.bare),
    ofBare: median(rates.anvil.map((rate, i) => rate / rates.bare[i]!)),
  };
}

/** A DAO on a fresh chain whose holders send each other tokens. */
class TransferBench {
  readonly #chain: ChainEngine;
  readonly #token: Address;
  readonly #indexer: Indexer;
  /** Holders whose transactions the engine sends, and as many that the bare node sends. */
  readonly #senders = holders('engine');
  readonly #bareSenders = holders('bare');
  #bareNonce = 0;
  #time: number;

  private constructor(chain: ChainEngine, token: Address, indexer: Indexer, time: number) {
    this.#chain = chain;
    this.#token = token;
    this.#indexer = indexer;
    this.#time = time;
  }

  static async open(engine: ChainEngineName, scratch?: string): Promise<TransferBench> {
    const chain = await startChain(engine, { chainId: 31_337, genesisTime: GENESIS, scratch });
    const accounts = [...holders('engine'), ...holders('bare')];
    await chain.admit(accounts);
    const mechanisms = mechanismsOf(scenario(), MECHANISMS);
    const { addresses, contracts, blocks, treasury, epochStart } = await deployDao(chain, {
      scenario: scenario(),
      mechanisms,
      agents: [],
      endowments: accounts.map((to) => ({ to, amount: TOKEN })),
      services: { learning: null },
    });
    const indexer = createIndexer(
      mechanisms.map(({ name, index }) => index(addresses.get(name)!)),
      { treasury, epochStart: GENESIS },
      () => null,
    );
    for (const block of blocks) indexer.apply(block);
    const { address } = contracts.find(({ binding }) => binding === GovernanceToken)!;
    return new TransferBench(chain, address, indexer, epochStart);
  }

  /** Transfers a second from plain arguments to an indexed view. */
  async wholePath(count: number): Promise<number> {
    const begin = performance.now();
    const block = await this.#chain.mine(
      Array.from({ length: count }, (_, i) => ({
        from: this.#sender(this.#senders, i),
        to: this.#token,
        data: encodeCall(GovernanceToken, 'transfer', [this.#sender(this.#senders, i + 1), 1n]),
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
        to: this.#token,
        data: encodeCall(GovernanceToken, 'transfer', [this.#sender(this.#bareSenders, i + 1), 1n]),
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
