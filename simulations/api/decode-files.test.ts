import { expect, it } from 'vitest';
import { MOST_DATASET_BYTES } from './contract/index.js';
import { decodeFiles } from './decode-files.js';

const file = (name: string, bytes: Buffer) => ({ name, base64: bytes.toString('base64') });

it('files come out of base64 as the bytes they were', () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
  expect(decodeFiles([file('all.bin', bytes), file('none.bin', Buffer.alloc(0))])).toEqual([
    { name: 'all.bin', bytes },
    { name: 'none.bin', bytes: Buffer.alloc(0) },
  ]);
});

it.each([
  ['base64-invalid', [{ name: 'a.csv', base64: 'not base64!' }], 'files[0]'],
  ['base64-invalid', [{ name: 'a.csv', base64: 'QQ' }], 'files[0]'],
  ['file-twice', [file('a.csv', Buffer.from('x')), file('A.CSV', Buffer.from('y'))], 'files[1]'],
  ['dataset-too-large', [file('a.csv', Buffer.alloc(MOST_DATASET_BYTES)), file('b.csv', Buffer.from('y'))], 'files[1]'],
])('files are refused with %s, naming the file', (code, files, field) => {
  expect(() => decodeFiles(files)).toThrow(expect.objectContaining({ code, field, exitCode: 2 }));
});
