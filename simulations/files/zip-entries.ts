import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const inflated = promisify(inflateRaw);

/** A workbook of one sheet has some ten entries. */
const MOST_ENTRIES = 1_000;

const LOCAL_ENTRY = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
const DEFLATED = 8;

/** Rows times columns of a sheet: whoever reads it makes place for all of them, whatever stands in them. */
const MOST_CELLS = 5_000_000;

/**
 * Looks whether a workbook may be read: whether its ZIP archive may be unpacked, and its sheets are no larger than what
 * stands in them. Returns what keeps it from it, as the end of a sentence, or `null`.
 * @param mostUnpacked bytes of all its entries together
 */
export const workbookTrouble = (bytes: Uint8Array, mostUnpacked: number): Promise<string | null> =>
  zipTrouble(bytes, mostUnpacked, sheetTrouble);

/** The last row and column that cells of a sheet name, in `r="XFD1048576"`. */
function sheetTrouble(data: Uint8Array): string | null {
  const text = Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('latin1');
  if (!text.includes('<sheetData')) return null;
  let [rows, columns] = [1, 1];
  for (const [, letters, digits] of text.matchAll(/\sr\s*=\s*["']([A-Za-z]{0,7})(\d{1,15})["']/g)) {
    rows = Math.max(rows, Number(digits));
    let column = 0;
    for (const letter of letters!.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
    columns = Math.max(columns, column);
  }
  if (rows * columns <= MOST_CELLS) return null;
  return `a sheet of it has ${rows} rows and ${columns} columns, more than ${MOST_CELLS} cells`;
}

/**
 * Looks whether a ZIP archive may be unpacked, by unpacking it within limits: what it says of its own sizes need not be so.
 * Returns what keeps it from it, as the end of a sentence, or `null`.
 * @param mostUnpacked bytes of all its entries together
 * @param look says what is wrong with an unpacked entry, if anything is
 */
export async function zipTrouble(
  bytes: Uint8Array,
  mostUnpacked: number,
  look: (data: Uint8Array) => string | null = () => null,
): Promise<string | null> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = archive.lastIndexOf(signature(DIRECTORY_END));
  if (end < 0 || end + 22 > archive.length) return 'its directory is missing';
  const count = archive.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) return `it has ${count} parts, more than ${MOST_ENTRIES}`;
  let left = mostUnpacked;
  let at = archive.readUInt32LE(end + 16);
  // Places would be those of something else: archives that were put together, or cut off in front.
  if (at + archive.readUInt32LE(end + 12) !== end) return 'its directory is not where it should be';
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
    let data: Uint8Array = packed;
    if (method === DEFLATED) {
      try {
        data = await inflated(packed, { maxOutputLength: Math.max(left, 1) });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') return 'a part of it is broken';
        data = new Uint8Array();
        left = -1;
      }
    }
    left -= data.length;
    if (left < 0) return `it holds more than ${mostUnpacked / 1024 ** 2} MiB`;
    const trouble = look(data);
    if (trouble !== null) return trouble;
  }
  return null;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
