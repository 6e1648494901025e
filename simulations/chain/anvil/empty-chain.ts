import type { ChainEngineOptions, Hex } from '../chain-engine.js';
import { quantity } from '../hex.js';
import type { RpcCall, RpcResponse } from '../json-rpc.js';
import { BLOCK_GAS_LIMIT } from '../node-settings.js';
import { CopiedNode } from './copied-node.js';

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
 * @param path of a socket file in the chain's own folder
 * @throws Error as the system gives it where no socket can be made there
 */
export function listenAsEmptyChain(path: string, { chainId, genesisTime }: ChainEngineOptions): Promise<CopiedNode> {
  const block = genesisBlock(genesisTime);
  return CopiedNode.listen(path, (question, reply) => {
    const { id, method } = JSON.parse(question) as RpcCall & { readonly id: number };
    const answer = JSON.stringify({ jsonrpc: '2.0', id, ...answerTo(method, chainId, block) });
    if (SLOW_METHODS.has(method)) setTimeout(reply, HELD_BACK, answer);
    else reply(answer);
  });
}

function answerTo(method: string, chainId: number, block: Readonly<Record<string, unknown>>): Omit<RpcResponse, 'id'> {
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
      return { result: block };
    case 'eth_chainId':
      return { result: quantity(chainId) };
    default:
      return { error: { code: NO_SUCH_METHOD, message: `an empty chain has no ${method}` } };
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
