import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { zipOf } from '../../test/faults/files/hostile-bytes.js';
import { workbookTrouble, zipTrouble } from './zip-entries.js';

const MIB = 1024 ** 2;
const small = { name: 'a.xml', data: Buffer.from('<a/>') };

it('takes an archive of a few small parts, whatever it claims of their sizes', async () => {
  expect(await zipTrouble(zipOf([small, { ...small, name: 'b.xml', claims: 2 ** 32 - 1 }]), 32 * MIB)).toBeNull();
});

it.each<[string, () => Uint8Array, RegExp]>([
  ['no archive', () => Buffer.from('PK\u0003\u0004'), /directory is missing/],
  ['more parts than it has', () => zipOf([small], 7), /directory is broken/],
  ['too many parts', () => zipOf(Array.from({ length: 1_001 }, (_, i) => ({ ...small, name: `${i}` }))), /1001 parts/],
  [
    'one that unpacks to 4 GB',
    () => zipOf([{ name: 'a', data: Buffer.alloc(64 * MIB), times: 64, claims: 1 }]),
    /32 MiB/,
  ],
  [
    'many that do so together',
    () => zipOf(Array.from({ length: 5 }, (_, i) => ({ name: `${i}`, data: Buffer.alloc(8 * MIB) }))),
    /32 MiB/,
  ],
])('refuses %s', async (_, make, message) => {
  expect(await zipTrouble(make(), 32 * MIB)).toMatch(message);
});

it('refuses a part that is broken or cut off', async () => {
  const archive = zipOf([{ name: 'a', data: randomBytes(1_000) }]);
  const broken = Buffer.from(archive);
  broken.fill(0xff, 31, 60);
  expect(await zipTrouble(broken, 32 * MIB)).toMatch(/broken/);
  const end = archive.subarray(archive.length - 22);
  const directory = archive.subarray(archive.readUInt32LE(archive.length - 6), archive.length - 22);
  const cut = Buffer.concat([archive.subarray(0, 100), directory, end]);
  cut.writeUInt32LE(100, cut.length - 6);
  expect(await zipTrouble(cut, 32 * MIB)).toMatch(/cut off/);
});

it('refuses archives put together, whose places are those of another', async () => {
  const archive = zipOf([small]);
  expect(await zipTrouble(Buffer.concat([archive, archive]), 32 * MIB)).toMatch(/not where it should be/);
  expect(await zipTrouble(archive.subarray(1), 32 * MIB)).toMatch(/not where it should be/);
});

const sheet = (cells: string) => zipOf([{ name: 'sheet1.xml', data: Buffer.from(`<sheetData>${cells}</sheetData>`) }]);
it.each<[string, string, RegExp | null]>([
  ['takes as many cells as a long table has', '<row r="200000"><c r="Y200000"/></row>', null],
  [
    'refuses a cell in the last row and column',
    '<row r="1048576"><c r="XFD1048576"/></row>',
    /1048576 rows and 16384 col/,
  ],
  ['refuses it in other quotes and in small letters', "<row><c r = 'xfd1048576'/></row>", /16384 columns/],
  ['refuses a last row beside a last column', '<row r="1048576"/><row><c r="XFD1"/></row>', /16384 columns/],
])('%s', async (_, cells, message) => {
  const trouble = await workbookTrouble(sheet(cells), 32 * MIB);
  if (message === null) expect(trouble).toBeNull();
  else expect(trouble).toMatch(message);
});
