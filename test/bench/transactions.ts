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
  type StateRoot,
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

/** The same on a chain that has much to remember. */
export interface FullStateRates {
  readonly slots: number;
  readonly wholePerSecond: number;
  readonly barePerSecond: number;
  /** The whole path's rate over the bare transport's, the median of neighbouring blocks. */
  readonly ofBare: number;
  /** The whole path on a node that computes the root of all state for each block. */
  readonly rootedPerSecond: number;
  readonly ofRooted: number;
  /** Milliseconds of a block without transactions. */
  readonly emptyMillis: number;
  readonly rootedEmptyMillis: number;
}

const SLOTS = 100_000;
const FULL_ROUNDS = 9;

/** Measures transfers a second once so many accounts hold tokens, which is a storage slot each. */
export async function benchFullState(): Promise<FullStateRates> {
  const scratch = await mkdtemp(join(tmpdir(), 'folkmoot-bench-'));
  const chain = await TransferBench.open('anvil', scratch);
  const rooted = await TransferBench.open('anvil', undefined, 'computed');
  const node = await BareNode.connect(join(scratch, 'anvil.ipc'));
  const rates = { whole: [] as number[], bare: [] as number[], rooted: [] as number[] };
  const empty = { without: [] as number[], rooted: [] as number[] };
  try {
    for (let slots = 0; slots < SLOTS; slots += ANVIL_BLOCK) {
      await Promise.all([chain.spread(slots, ANVIL_BLOCK), rooted.spread(slots, ANVIL_BLOCK)]);
    }
    for (let round = -WARM_UP; round < FULL_ROUNDS; round++) {
      const whole = await chain.wholePath(ANVIL_BLOCK);
      const bare = await chain.bareTransport(node, ANVIL_BLOCK);
      const withRoot = await rooted.wholePath(ANVIL_BLOCK);
      const emptyBlocks = [await chain.emptyBlock(), await rooted.emptyBlock()] as const;
      if (round < 0) continue;
      rates.whole.push(whole);
      rates.bare.push(bare);
      rates.rooted.push(withRoot);
      empty.without.push(emptyBlocks[0]);
      empty.rooted.push(emptyBlocks[1]);
    }
  } finally {
    node.close();
    await Promise.all([chain.close(), rooted.close()]);
    await rm(scratch, { recursive: true, force: true });
  }
  return {
    slots: SLOTS,
    wholePerSecond: median(rates.whole),
    barePerSecond: median(rates.bare),
    ofBare: median(rates.whole.map((rate, i) => rate / rates.bare[i]!)),
    rootedPerSecond: median(rates.rooted),
    ofRooted: median(rates.whole.map((rate, i) => rate / rates.rooted[i]!)),
    emptyMillis: median(empty.without),
    rootedEmptyMillis: median(empty.rooted),
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

  static async open(engine: ChainEngineName, scratch?: string, stateRoot?: StateRoot): Promise<TransferBench> {
    const chain = await startChain(engine, { chainId: 31_337, genesisTime: GENESIS, scratch, stateRoot });
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

  /** Gives tokens to `count` accounts that had none, from the one with number `first` on. */
  async spread(first: number, count: number): Promise<void> {
    const block = await this.#chain.mine(
      Array.from({ length: count }, (_, i) => ({
        from: this.#sender(this.#senders, i),
        to: this.#token,
        data: encodeCall(GovernanceToken, 'transfer', [accountOf(`new-${first + i}`), 1n]),
      })),
      ++this.#time,
    );
    this.#indexer.apply(block);
  }

  /** Milliseconds that a block without transactions takes. */
  async emptyBlock(): Promise<number> {
    const begin = performance.now();
    await this.#chain.mine([], ++this.#time);
    return performance.now() - begin;
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
