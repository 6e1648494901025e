import type { StorageLayout } from '../../loaded-dao.js';
import type { CandidateKeys } from './candidate-keys.js';
import { contentSlot, mappingSlot } from './slot-arithmetic.js';

/** A variable, or a part of one, that lies in a slot. */
export interface Place {
  readonly slot: bigint;
  /** With keys, indices and members: `_balances[0xab…]`, `_roles[0x00…].hasRole[0xab…]`. */
  readonly variable: string;
  /** solc's label: `uint208`, `bool`, `string`, … */
  readonly type: string;
  /** Bytes from the slot's low end, and how many. */
  readonly offset: number;
  readonly bytes: number;
  /** Index of the word, in the content of long bytes; `null` elsewhere. */
  readonly word: number | null;
  /** Where bytes and strings keep content of more than 31 bytes. */
  readonly content?: bigint;
}

type StoredType = NonNullable<StorageLayout['types']>[string];

/** Content lies at a hash, so that a slot this close behind it can be nothing else. */
const MOST_CONTENT = 1n << 40n;
/** Hashes tried for one variable: nested mappings multiply their candidates. About half a second. */
const MOST_HASHES = 25_000;

/**
 * Finds which variables lie in the given slots, by walking the layout forward and trying the keys on mappings. What it
 * finds is certain, as slots are hashes; what it does not find stays unknown.
 */
export function locateSlots(
  layout: StorageLayout,
  slots: readonly bigint[],
  keys: CandidateKeys,
  base = 0n,
): readonly Place[] {
  const types = layout.types ?? {};
  const wanted = new Set(slots);
  const unknown = new Set(slots);
  const found: Place[] = [];
  let hashes = 0;

  const roots = [...layout.storage].sort((a, b) => effort(a.type) - effort(b.type));
  for (const { label, slot, offset, type } of roots) {
    hashes = 0;
    walk(type, base + BigInt(slot), offset, label);
  }
  return found;

  /** Mappings last: keys need not be tried any more when all slots are known. */
  function effort(typeName: string): number {
    return types[typeName]?.encoding === 'mapping' ? 1 : 0;
  }

  function tell(place: Place): void {
    found.push(place);
    unknown.delete(place.slot);
  }

  function walk(typeName: string, slot: bigint, offset: number, variable: string): void {
    const type = types[typeName];
    if (!type) return;
    if (type.encoding === 'mapping') walkMapping(type, slot, variable);
    else if (type.encoding === 'dynamic_array') walkDynamicArray(type, slot, variable);
    else if (type.encoding === 'bytes') walkBytes(type, slot, variable);
    else if (type.members !== undefined) {
      for (const member of type.members) {
        walk(member.type, slot + BigInt(member.slot), member.offset, `${variable}.${member.label}`);
      }
    } else if (type.base !== undefined) {
      walkElements(type.base, slot, BigInt(/\[(\d+)\]$/.exec(type.label)?.[1] ?? 0), variable);
    } else if (wanted.has(slot)) {
      const bytes = Number(type.numberOfBytes);
      tell({ slot, variable, type: type.label, offset, bytes, word: null });
    }
  }

  function walkMapping(type: StoredType, slot: bigint, variable: string): void {
    const keyType = types[type.key ?? ''];
    if (keyType?.encoding !== 'inplace' || type.value === undefined) return;
    for (const key of keys) {
      const text = keyText(key, keyType);
      if (text === null) continue;
      if (unknown.size === 0 || ++hashes > MOST_HASHES) return;
      walk(type.value, mappingSlot(key, slot), 0, `${variable}[${text}]`);
    }
  }

  function walkDynamicArray(type: StoredType, slot: bigint, variable: string): void {
    if (wanted.has(slot)) {
      tell({ slot, variable: `${variable}.length`, type: 'uint256', offset: 0, bytes: 32, word: null });
    }
    if (type.base !== undefined) walkElements(type.base, contentSlot(slot), MOST_CONTENT, variable);
  }

  function walkElements(element: string, start: bigint, length: bigint, variable: string): void {
    const bytes = Number(types[element]?.numberOfBytes ?? 32);
    const perSlot = BigInt(Math.max(1, Math.floor(32 / bytes)));
    const slotsEach = BigInt(Math.ceil(bytes / 32));
    const slotCount = ((length + perSlot - 1n) / perSlot) * slotsEach;
    const visited = new Set<bigint>();
    for (const slot of slots) {
      if (slot < start || slot >= start + slotCount) continue;
      const group = (slot - start) / slotsEach;
      if (visited.has(group)) continue;
      visited.add(group);
      for (let i = 0n; i < perSlot && group * perSlot + i < length; i++) {
        walk(element, start + group * slotsEach, Number(i) * bytes, `${variable}[${group * perSlot + i}]`);
      }
    }
  }

  function walkBytes(type: StoredType, slot: bigint, variable: string): void {
    const start = contentSlot(slot);
    const place = { variable, type: type.label, offset: 0, bytes: 32 };
    if (wanted.has(slot)) tell({ ...place, slot, word: null, content: start });
    for (const other of slots) {
      if (other < start || other >= start + MOST_CONTENT) continue;
      tell({ ...place, slot: other, word: Number(other - start) });
    }
  }
}

/** A candidate as a key of this type, `null` when it cannot be one. */
function keyText(key: bigint, { label, numberOfBytes }: StoredType): string | null {
  const bits = BigInt(numberOfBytes) * 8n;
  if (label === 'bool') return key === 0n ? 'false' : key === 1n ? 'true' : null;
  if (label.startsWith('int')) {
    return BigInt.asUintN(256, BigInt.asIntN(Number(bits), key)) === key
      ? BigInt.asIntN(Number(bits), key).toString()
      : null;
  }
  if (/^bytes\d+$/.test(label)) {
    // Fixed bytes are keys from the left.
    const unused = 256n - bits;
    return key & ((1n << unused) - 1n) ? null : `0x${(key >> unused).toString(16).padStart(Number(bits / 4n), '0')}`;
  }
  if (key >> bits) return null;
  if (!label.startsWith('address') && !label.startsWith('contract')) return key.toString();
  // Numbers are not accounts, but the zero address is a common key.
  return key !== 0n && key < 1n << 64n ? null : `0x${key.toString(16).padStart(40, '0')}`;
}
