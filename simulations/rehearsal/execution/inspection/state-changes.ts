import type { Address, TracedAccount, TracedCall } from '../../../chain/index.js';
import type { StateChange } from '../execution-report.js';
import type { KnownContract, StorageLayout } from '../loaded-dao.js';
import type { CandidateKeys } from './storage/candidate-keys.js';
import { locateSlots, type Place } from './storage/locate-slots.js';
import { NAMESPACED } from './storage/namespaced-layouts.js';
import { wordOf } from './storage/slot-arithmetic.js';
import { longBytes, shortBytes, storedValue } from './storage/stored-value.js';
import { borrowedCode } from './traced-calls.js';

interface ChangedSlot {
  readonly before: bigint;
  readonly after: bigint;
}
type ChangedSlots = ReadonlyMap<bigint, ChangedSlot>;

/**
 * Every changed word of storage, by variable where a layout tells it and raw where none does. A variable of a proxy is
 * found by the layout of the code it ran. Ordered by address, then slot.
 */
export function stateChanges(
  diff: ReadonlyMap<Address, TracedAccount>,
  traced: readonly TracedCall[],
  known: readonly KnownContract[],
  keys: CandidateKeys,
): readonly StateChange[] {
  const byAddress = new Map(known.map((contract) => [contract.address, contract]));
  const borrowed = borrowedCode(traced);
  return [...diff]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([address, { storage }]) => {
      const codes = [address, ...(borrowed.get(address) ?? [])];
      const layouts = codes.map((code) => byAddress.get(code)?.layout).filter((layout) => layout != null);
      const changed = storage.map(
        ({ slot, before, after }) => [BigInt(slot), { before: BigInt(before), after: BigInt(after) }] as const,
      );
      const contract = byAddress.get(address)?.name ?? null;
      return changesOf(new Map(changed), layouts, keys).map((change) => ({ address, contract, ...change }));
    });
}

type Change = Omit<StateChange, 'address' | 'contract'>;

function changesOf(changed: ChangedSlots, layouts: readonly StorageLayout[], keys: CandidateKeys): readonly Change[] {
  const slots = [...changed.keys()];
  const places = [
    ...layouts.flatMap((layout) => locateSlots(layout, slots, keys)),
    ...NAMESPACED.flatMap(({ base, layout }) => locateSlots(layout, slots, keys, base)),
  ];
  return slots.flatMap((slot) => changesOfSlot(slot, changed, places));
}

function changesOfSlot(slot: bigint, changed: ChangedSlots, places: readonly Place[]): readonly Change[] {
  const words = changed.get(slot)!;
  let unexplained = words.before ^ words.after;
  const changes: Change[] = [];
  for (const place of places) {
    const bits = ((1n << BigInt(place.bytes * 8)) - 1n) << BigInt(place.offset * 8);
    // What two layouts claim is told once, by the first.
    if (place.slot !== slot || (unexplained & bits) === 0n) continue;
    unexplained &= ~bits;
    changes.push({ ...named(place), slot: wordOf(slot), ...texts(place, words, changed) });
  }
  if (unexplained === 0n) return changes;
  const raw = { variable: null, type: null, slot: wordOf(slot) };
  return [...changes, { ...raw, before: wordOf(words.before), after: wordOf(words.after) }];
}

function named({ variable, type, word }: Place): { variable: string; type: string } {
  return { variable: word === null ? variable : `${variable} (word ${word})`, type };
}

function texts(place: Place, words: ChangedSlot, changed: ChangedSlots): { before: string; after: string } {
  const text = (side: keyof ChangedSlot) => {
    if (place.word !== null) return wordOf(words[side]);
    if (place.type !== 'string' && place.type !== 'bytes') return storedValue(words[side], place, place.type);
    const content = (index: number) => changed.get((place.content ?? 0n) + BigInt(index))?.[side] ?? null;
    return shortBytes(words[side], place.type) ?? longBytes(words[side], place.type, content);
  };
  return { before: text('before'), after: text('after') };
}
