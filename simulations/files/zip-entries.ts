import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const inflated = promisify(inflateRaw);

/** A workbook of one sheet has some ten entries. */
const MOST_ENTRIES = 1_000;

const LOCAL_ENTRY = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
const DEFLATED = 8;

/**
 * Looks whether a ZIP archive may be unpacked, by unpacking it within limits: what it says of its own sizes need not be so.
 * Returns what keeps it from it, as the end of a sentence, or `null`.
 * @param mostUnpacked bytes of all its entries together
 */
export async function zipTrouble(bytes: Uint8Array, mostUnpacked: number): Promise<string | null> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = archive.lastIndexOf(signature(DIRECTORY_END));
  if (end < 0 || end + 22 > archive.length) return 'its directory is missing';
  const count = archive.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) return `it has ${count} parts, more than ${MOST_ENTRIES}`;
  let left = mostUnpacked;
  let at = archive.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== DIRECTORY_ENTRY) return 'its directory is broken';
    const method = archive.readUInt16LE(at + 10);
    const size = archive.readUInt32LE(at + 20);
    const local = archive.readUInt32LE(at + 42);
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    if (local + 30 > archive.length || archive.readUInt32LE(local) !== LOCAL_ENTRY) return 'a part of it is not there';
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(start, start + size);
    if (packed.length !== size) return 'a part of it is cut off';
    if (method !== DEFLATED) left -= packed.length;
    else {
      try {
        left -= (await inflated(packed, { maxOutputLength: Math.max(left, 1) })).length;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') return 'a part of it is broken';
        left = -1;
      }
    }
    if (left < 0) return `it holds more than ${mostUnpacked / 1024 ** 2} MiB`;
  }
  return null;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
