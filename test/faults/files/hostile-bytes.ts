import { deflateRawSync, gzipSync } from 'node:zlib';
import { randomStream } from '../../../simulations/random/index.js';

/** Bytes that are no file of any kind, or a broken one; what is large is made only when it is written. */
export interface HostileBytes {
  readonly name: string;
  readonly make: () => string | Buffer;
  /** Length (bytes) that the file is stretched to with zeros, taking no space on the disk. */
  readonly stretchedTo?: number;
}

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

/** What is hostile whatever a file should be, with one that is fine to be broken. */
export function brokenForms(fine: Buffer, seed: number, kind: string): HostileBytes[] {
  const random = randomStream(seed, 'hostile-bytes', kind);
  const flipped = (times: number) => () => {
    const bytes = Buffer.from(fine);
    for (let i = 0; i < times; i++) bytes[random.integer(0, bytes.length - 1)] = random.integer(0, 255);
    return bytes;
  };
  const cut = (share: number) => () => fine.subarray(0, Math.floor(fine.length * share));
  return [
    { name: 'empty', make: () => '' },
    { name: 'cut in the middle', make: cut(0.5) },
    { name: 'cut near its end', make: cut(0.97) },
    { name: 'cut at a random place', make: cut(random.next()) },
    { name: 'with three bytes changed', make: flipped(3) },
    { name: 'with a hundred bytes changed', make: flipped(100) },
    { name: 'twice, one after the other', make: () => Buffer.concat([fine, fine]) },
    { name: 'of 16 bit a character', make: () => Buffer.from(`\ufeff${fine.toString('latin1')}`, 'utf16le') },
    { name: 'random bytes', make: () => Buffer.from(Array.from({ length: 50_000 }, () => random.integer(0, 255))) },
    { name: 'of zeros', make: () => Buffer.alloc(100_000) },
    { name: 'of 3 GB', make: () => fine, stretchedTo: 3 * GIB },
    { name: 'of 200 MB of zeros', make: () => fine, stretchedTo: 200 * MIB },
    { name: 'unpacked 2 GB', make: () => gzipOf(2 * GIB) },
    { name: 'of a line of 60 MB', make: () => 'x'.repeat(60_000_000) },
  ];
}

/** What is hostile where JSON is read, and in each of the document's own fields one of the hostile values. */
export function brokenJson(fine: object, seed: number, kind: string): HostileBytes[] {
  const random = randomStream(seed, 'hostile-json', kind);
  const million = `[${'0,'.repeat(1_000_000)}0]`;
  const entries = `{${Array.from({ length: 300_000 }, (_, i) => `"k${i}":0`).join()}}`;
  const withField = (key: string, text: string) => {
    const { [key]: _, ...rest } = fine as Record<string, unknown>;
    return `{${JSON.stringify(key)}:${text},${JSON.stringify(rest).slice(1)}`;
  };
  const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
  const inField = (key: string): HostileBytes[] => [
    { name: `a million in ${key}`, make: () => withField(key, million) },
    { name: `5,000 lists in each other in ${key}`, make: () => withField(key, deep) },
    { name: `1e999 in ${key}`, make: () => withField(key, '1e999') },
    {
      name: `what commands a terminal in ${key}`,
      make: () => withField(key, JSON.stringify('\u001b[2J\u202e\u0000')),
    },
  ];
  return [
    { name: 'a list', make: () => '[]' },
    { name: 'null', make: () => 'null' },
    { name: '5,000 lists in each other', make: () => deep },
    { name: 'a million lists in each other', make: () => '['.repeat(1_000_000) },
    { name: '200,000 objects in each other', make: () => '{"a":'.repeat(200_000) },
    { name: 'a list of a million', make: () => million },
    { name: 'an object of 300,000 fields', make: () => entries },
    { name: 'a text of 60 MB', make: () => `"${'x'.repeat(60_000_000)}"` },
    { name: 'a number beyond all', make: () => '1e999' },
    { name: 'a prototype', make: () => `{"__proto__":${JSON.stringify(fine)}}` },
    ...Object.keys(fine).map((key) => random.pick(inField(key))),
  ];
}

/** What is hostile where a table of texts is read. */
export function brokenTable(separator: ',' | '\t', header: string): HostileBytes[] {
  const row = `${Array.from({ length: header.split(separator).length }, () => '1').join(separator)}\n`;
  return [
    { name: 'only its header', make: () => `${header}\n` },
    { name: 'of 10⁸ columns', make: () => Buffer.alloc(100_000_000, separator) },
    {
      name: 'of 10⁶ columns, named',
      make: () => `${Array.from({ length: 1_000_000 }, (_, i) => `c${i}`).join(separator)}\n`,
    },
    { name: 'of 10⁶ columns in its second row', make: () => `${header}\n${separator.repeat(1_000_000)}\n` },
    { name: 'of a million rows', make: () => `${header}\n${row.repeat(1_000_000)}` },
    { name: 'of 30 million empty rows', make: () => `${header}\n${'\n'.repeat(30_000_000)}` },
    { name: 'with a quote that never closes', make: () => `${header}\n"${'x,\n'.repeat(5_000_000)}` },
    { name: 'with a cell of 50 MB', make: () => `${header}\n${'7'.repeat(50_000_000)}${row}` },
    { name: 'with a number of a million digits', make: () => `${header}\n${row.replace('1', '9'.repeat(1_000_000))}` },
    { name: 'with zero bytes', make: () => `${header}\n${row.replaceAll('1', '\0')}` },
    {
      name: 'with what commands a terminal',
      make: () => `\u001b[2J${header}\n${row.replaceAll('1', '\u001b[2J\u202e')}`,
    },
    { name: 'with formulas', make: () => `${header}\n${row.replaceAll('1', '=cmd|"/c calc"!A1')}` },
  ];
}

/** Zeros of that length, packed. */
function gzipOf(bytes: number): Buffer {
  // Members of a gzip file follow one another: one of 64 MB is packed once.
  const member = gzipSync(Buffer.alloc(64 * MIB));
  return Buffer.concat(Array.from({ length: bytes / (64 * MIB) }, () => member));
}

/** One entry of a zip archive. */
export interface ZipEntry {
  readonly name: string;
  readonly data: Buffer;
  /** The length that the archive claims of it when it is unpacked. */
  readonly claims?: number;
  /** How often its packed bytes are repeated, each time as further blocks of it. */
  readonly times?: number;
}

/** An archive as a spreadsheet is one, whatever its entries claim. */
export function zipOf(entries: readonly ZipEntry[], count = entries.length): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, claims = data.length, times = 1 } of entries) {
    const packed = deflatedTimes(data, times);
    const title = Buffer.from(name);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(claims, 22);
    head.writeUInt16LE(title.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claims, 24);
    entry.writeUInt16LE(title.length, 28);
    entry.writeUInt32LE(offset, 42);
    parts.push(head, title, packed);
    directory.push(entry, title);
    offset += head.length + title.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

/** Data packed as often as it is told, in blocks that follow one another: a little archive of very much. */
function deflatedTimes(data: Buffer, times: number): Buffer {
  if (times === 1) return deflateRawSync(data);
  // A full flush ends on a whole byte, so that the same blocks can follow.
  const block = deflateRawSync(data, { finishFlush: 3 });
  return Buffer.concat([...Array.from({ length: times }, () => block), deflateRawSync(Buffer.alloc(0))]);
}
