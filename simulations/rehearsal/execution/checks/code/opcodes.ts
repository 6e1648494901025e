import type { Hex } from '../../../../chain/index.js';

export const DELEGATECALL = 0xf4;
export const SELFDESTRUCT = 0xff;
const PUSH1 = 0x60;
const PUSH32 = 0x7f;

/** The instructions in runtime code, without the data that PUSHes carry and the metadata that solc appends. */
export function opcodesIn(code: Hex): ReadonlySet<number> {
  const bytes = Buffer.from(code.slice(2), 'hex');
  const end = bytes.length - metadataLength(bytes);
  const found = new Set<number>();
  for (let at = 0; at < end; at++) {
    const opcode = bytes[at]!;
    found.add(opcode);
    if (opcode >= PUSH1 && opcode <= PUSH32) at += opcode - PUSH1 + 1;
  }
  return found;
}

/** solc ends code with a CBOR map (`0xa1` to `0xa4`) and its length in two bytes. */
function metadataLength(bytes: Buffer): number {
  if (bytes.length < 4) return 0;
  const length = bytes.readUInt16BE(bytes.length - 2) + 2;
  if (length >= bytes.length) return 0;
  const first = bytes[bytes.length - length]!;
  return first >= 0xa1 && first <= 0xa4 ? length : 0;
}
