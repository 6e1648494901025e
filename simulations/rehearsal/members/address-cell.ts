import type { Address } from '../../chain/index.js';
import { hasRightChecksum } from '../../scenario/index.js';

const ADDRESS = /^0x[0-9a-f]{40}$/;
const ANY_CASE = /^0x[0-9a-fA-F]{40}$/;
/** Dune's older tables write bytes as `\x…`; its links are an anchor with the address as its text. */
const WRAPPED = /^(?:\\x([0-9a-f]{40})|<a [^>]*>\s*0x([0-9a-f]{40})\s*<\/a>|\[0x([0-9a-f]{40})\]\([^)]*\))$/i;

/** An address in lower case, whatever case it was written in; `undefined` when it is none. */
export function addressIn(cell: string): Address | undefined {
  const text = cell.toLowerCase();
  if (isAddress(text)) return text;
  const [, bytes, linked, marked] = WRAPPED.exec(cell) ?? [];
  const digits = bytes ?? linked ?? marked;
  return digits === undefined ? undefined : (`0x${digits.toLowerCase()}` as Address);
}

/**
 * Says which addresses of a column have capital letters that are not those of EIP-55, so that a digit may be mistyped. They
 * are read all the same: some chains and tools have rules of their own. Addresses in one case say nothing.
 */
export function checksumNotes(cells: readonly string[], rowOf: (i: number) => number): readonly string[] {
  const wrong = [...cells.keys()].filter((i) => ANY_CASE.test(cells[i]!) && !hasRightChecksum(cells[i]!));
  const [first] = wrong;
  if (first === undefined) return [];
  const many = wrong.length === 1 ? '1 address has' : `${wrong.length} addresses have`;
  return [
    `${many} capital letters that are not those of EIP-55, so that a digit may be mistyped: ${cells[first]} in row ${rowOf(first)}${wrong.length === 1 ? '' : ' is the first'}.`,
  ];
}

function isAddress(text: string): text is Address {
  return ADDRESS.test(text);
}
