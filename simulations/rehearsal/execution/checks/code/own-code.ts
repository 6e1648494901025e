import { Interface } from 'ethers';
import type { Address, Hex, TracedCall } from '../../../../chain/index.js';
import { ZERO_ADDRESS } from '../../inspection/assets/asset-transfer.js';
import { standardSlot, textHash, wordOf } from '../../inspection/storage/slot-arithmetic.js';
import type { LoadedDao } from '../../loaded-dao.js';
import type { CheckContext } from '../check-context.js';

const IMPLEMENTATION = wordOf(standardSlot('eip1967.proxy.implementation'));
const BEACON = wordOf(standardSlot('eip1967.proxy.beacon'));
/** Where proxies named their code before EIP-1967: OpenZeppelin's until 2019, and EIP-1822's. */
const OLDER = [wordOf(textHash('org.zeppelinos.proxy.implementation')), wordOf(textHash('PROXIABLE'))];
/** Where plain proxies have it among their first variables: Compound's delegators, Safe's. */
const FIRST = [0n, 1n, 2n, 3n].map(wordOf);
const ASK = new Interface([
  'function implementation() view returns (address)',
  'function facetAddress(bytes4) view returns (address)',
]);
const PUSH1 = 0x60;
const PUSH32 = 0x7f;
/** Bytes of the shortest address that is one and no other number. */
const SHORTEST = 14;

/** A contract's run of another's code on its own storage. */
interface Borrowing {
  readonly proxy: Address;
  readonly code: Address;
  /** Whether it handed on what it was called with, byte for byte, as a proxy does. */
  readonly handedOn: boolean;
  readonly input: Hex;
}

/**
 * Whose code was a contract's own before the execution: its implementation (EIP-1967, EIP-1822, OpenZeppelin's older
 * proxies, beacons, diamonds' facets, Compound's delegators), and what its bytecode names: minimal proxies' implementation and
 * linked libraries. By the contract.
 */
export async function ownCode({
  inspection,
  loaded,
}: Pick<CheckContext, 'inspection' | 'loaded'>): Promise<ReadonlyMap<Address, ReadonlySet<Address>>> {
  const { traced, diff } = inspection.evidence;
  const owned = new Map<Address, Set<Address>>();
  for (const borrowing of traced.flatMap((call) => borrowings(call, null))) {
    const { proxy, code } = borrowing;
    const known = owned.get(proxy) ?? new Set();
    owned.set(proxy, known);
    if (known.has(code)) continue;
    const before = async (slot: Hex): Promise<Address> => {
      const changed = diff.get(proxy)?.storage.find((change) => change.slot === slot)?.before;
      return lastAddress(changed ?? (await loaded.chain.storage(proxy, slot)));
    };
    if (code !== ZERO_ADDRESS && (await isOwn(borrowing, known, before, loaded))) known.add(code);
  }
  return owned;
}

async function isOwn(
  { proxy, code, handedOn, input }: Borrowing,
  known: ReadonlySet<Address>,
  before: (slot: Hex) => Promise<Address>,
  { chain }: Pick<LoadedDao, 'chain'>,
): Promise<boolean> {
  for (const slot of [IMPLEMENTATION, ...OLDER, ...(handedOn ? FIRST : [])])
    if ((await before(slot)) === code) return true;
  const ask = async (to: Address, name: string, values: readonly unknown[] = []): Promise<Address> => {
    const [answer] = await chain.call([{ to, data: ASK.encodeFunctionData(name, values) as Hex }]);
    return answer !== undefined && 'data' in answer && answer.data.length === 66
      ? lastAddress(answer.data)
      : ZERO_ADDRESS;
  };
  const beacon = await before(BEACON);
  if (beacon !== ZERO_ADDRESS && (await ask(beacon, 'implementation')) === code) return true;
  for (const writer of [proxy, ...known]) if (pushedAddresses(await chain.code(writer)).has(code)) return true;
  return handedOn && input.length >= 10 && (await ask(proxy, 'facetAddress', [input.slice(0, 10)])) === code;
}

/** A call's borrowings and those of the calls it made; a library's code is run on behalf of the contract above it. */
function borrowings(call: TracedCall, above: TracedCall | null): readonly Borrowing[] {
  const lent = call.kind === 'DELEGATECALL' || call.kind === 'CALLCODE';
  const own =
    lent && call.to !== null && call.to !== call.from
      ? [{ proxy: call.from, code: call.to, handedOn: above?.input === call.input, input: call.input }]
      : [];
  return [...own, ...call.calls.flatMap((inner) => borrowings(inner, call))];
}

/** Addresses that code pushes: written there when it was deployed, or linked. */
function pushedAddresses(code: Hex): ReadonlySet<Address> {
  const bytes = Buffer.from(code.slice(2), 'hex');
  const found = new Set<Address>();
  for (let at = 0; at < bytes.length; at++) {
    const opcode = bytes[at]!;
    if (opcode < PUSH1 || opcode > PUSH32) continue;
    const length = opcode - PUSH1 + 1;
    const pushed = bytes.subarray(at + 1, at + 1 + length).toString('hex');
    // Linked ones take 20 bytes, immutable ones a word, and those that begin with zeros may take less.
    if (length >= SHORTEST && /^0*$/.test(pushed.slice(0, -40))) found.add(lastAddress(`0x${pushed}`));
    at += length;
  }
  return found;
}

function lastAddress(word: string): Address {
  return `0x${word.slice(2).padStart(64, '0').slice(-40).toLowerCase()}`;
}
