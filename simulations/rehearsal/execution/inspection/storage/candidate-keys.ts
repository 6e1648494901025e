import type { Address, ChainLog, Hex, TracedAccount, TracedCall } from '../../../../chain/index.js';
import type { KnownContract } from '../../loaded-dao.js';
import { everyCall } from '../traced-calls.js';
import { textHash } from './slot-arithmetic.js';

/**
 * Keys a mapping may have been written at. A slot is a hash of its key, so that a key can be checked but not computed:
 * all words that the transaction showed are tried.
 */
export type CandidateKeys = ReadonlySet<bigint>;

export interface KeySources {
  readonly traced: readonly TracedCall[];
  readonly logs: readonly ChainLog[];
  readonly diff: ReadonlyMap<Address, TracedAccount>;
  readonly known: readonly KnownContract[];
  /** Addresses worth trying though the transaction did not show them: members, named accounts. */
  readonly addresses: readonly Address[];
}

const SMALL_NUMBERS = 33n;
/** Words that are not seen as such: roles are often only constants in code. */
const COMMON_ROLES = ['MINTER', 'BURNER', 'PAUSER', 'UPGRADER', 'PROPOSER', 'EXECUTOR', 'CANCELLER', 'GOVERNOR'];

/** Gathers what may be a key: words of calls, results, logs and storage, addresses, role hashes, small numbers. */
export function candidateKeys({ traced, logs, diff, known, addresses }: KeySources): CandidateKeys {
  const keys = new Set<bigint>();
  for (const call of traced.flatMap(everyCall)) {
    addWords(keys, call.input, 10);
    addWords(keys, call.output, 2);
    keys.add(BigInt(call.from));
    if (call.to !== null) keys.add(BigInt(call.to));
  }
  for (const { address, topics, data } of logs) {
    for (const topic of topics.slice(1)) keys.add(BigInt(topic));
    addWords(keys, data, 2);
    keys.add(BigInt(address));
  }
  for (const [address, { storage }] of diff) {
    keys.add(BigInt(address));
    for (const { before, after } of storage) keys.add(BigInt(before)).add(BigInt(after));
  }
  for (const address of [...known.map((contract) => contract.address), ...addresses]) keys.add(BigInt(address));
  for (const role of roleNames(known)) keys.add(textHash(role));
  for (let number = 0n; number < SMALL_NUMBERS; number++) keys.add(number);
  return keys;
}

function roleNames(known: readonly KnownContract[]): readonly string[] {
  const declared = known.flatMap(({ contract }) => contract.abi.map(({ name }) => name ?? ''));
  return [...COMMON_ROLES.map((role) => `${role}_ROLE`), ...declared.filter((name) => name.endsWith('_ROLE'))];
}

/** Adds each whole word of ABI-encoded bytes; `start` is where they begin in the text. */
function addWords(keys: Set<bigint>, bytes: Hex, start: number): void {
  for (let i = start; i + 64 <= bytes.length; i += 64) keys.add(BigInt(`0x${bytes.slice(i, i + 64)}`));
}
