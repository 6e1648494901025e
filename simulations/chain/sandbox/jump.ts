import type { Hex } from '../chain-engine.js';
import { quantity } from '../hex.js';

/** Root of a trie with nothing in it: of a block without transactions. */
const EMPTY_ROOT: Hex = '0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421';
const NO_LOGS: Hex = `0x${'0'.repeat(512)}`;

/** Fields of a block's header that a node may leave out, as forks added them. */
const LATER_FIELDS = [
  'baseFeePerGas',
  'withdrawalsRoot',
  'blobGasUsed',
  'excessBlobGas',
  'parentBeaconBlockRoot',
  'requestsHash',
] as const;

/** A block as `eth_getBlockByNumber` gives it, without its transactions. */
export interface RawBlock extends Readonly<Partial<Record<(typeof LATER_FIELDS)[number], Hex>>> {
  readonly number: Hex;
  readonly timestamp: Hex;
  readonly hash: Hex;
  readonly sha3Uncles: Hex;
  readonly miner: Hex;
  readonly stateRoot: Hex;
  readonly difficulty: Hex;
  readonly gasLimit: Hex;
  readonly extraData: Hex;
  readonly mixHash: Hex;
  readonly nonce?: Hex;
  readonly transactions: readonly Hex[];
}

/**
 * What `anvil_loadState` takes to stand at a later block without mining those between: an empty block of that number
 * and time on top of the latest, and no account, as none changes. Mining costs milliseconds and memory a block, and
 * governors wait for tens of thousands.
 * @param timestamp Unix seconds
 */
export function stateAfter(latest: RawBlock, number: number, timestamp: number): Hex {
  const {
    sha3Uncles,
    miner,
    stateRoot,
    difficulty,
    gasLimit,
    extraData,
    mixHash,
    nonce = '0x0000000000000000',
  } = latest;
  const later = LATER_FIELDS.flatMap((field) => (latest[field] === undefined ? [] : [[field, latest[field]] as const]));
  const header = {
    parentHash: latest.hash,
    sha3Uncles,
    miner,
    stateRoot,
    transactionsRoot: EMPTY_ROOT,
    receiptsRoot: EMPTY_ROOT,
    logsBloom: NO_LOGS,
    difficulty,
    number: quantity(number),
    gasLimit,
    gasUsed: '0x0',
    timestamp: quantity(timestamp),
    extraData,
    mixHash,
    nonce,
    ...Object.fromEntries(later),
  };
  const environment = {
    number: quantity(number),
    beneficiary: miner,
    timestamp: quantity(timestamp),
    gas_limit: Number(gasLimit),
    basefee: Number(latest.baseFeePerGas ?? 0),
    difficulty,
    prevrandao: mixHash,
    blob_excess_gas_and_price: { excess_blob_gas: Number(latest.excessBlobGas ?? 0), blob_gasprice: 1 },
  };
  const state = {
    block: environment,
    accounts: {},
    best_block_number: number,
    blocks: [{ header, transactions: [], ommers: [] }],
    transactions: [],
    historical_states: null,
  };
  return `0x${Buffer.from(JSON.stringify(state)).toString('hex')}`;
}
