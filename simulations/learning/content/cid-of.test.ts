import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bytesOfWeights, cidOf } from './cid-of.js';

const CHUNK = 262_144;

/** RFC 4648 base32 in lower case without padding, after multibase's `b`. */
function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = bits
    .match(/.{1,5}/g)!
    .map((five) => 'abcdefghijklmnopqrstuvwxyz234567'[Number.parseInt(five.padEnd(5, '0'), 2)]);
  return `b${letters.join('')}`;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const cid = (codec: number, block: Uint8Array) => Uint8Array.of(1, codec, 0x12, 0x20, ...sha256(block));
const RAW = 0x55;
const DAG_PB = 0x70;

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))];
}
const field = (number: number, bytes: ArrayLike<number>) => [
  number * 8 + 2,
  ...varint(bytes.length),
  ...Array.from(bytes),
];
const count = (number: number, value: number) => [number * 8, ...varint(value)];

/** The UnixFS file node over raw leaves, written out by the dag-pb and UnixFS specifications. */
function rootOver(chunks: readonly Uint8Array[]): Uint8Array {
  const total = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const links = chunks.flatMap((chunk) =>
    field(2, [...field(1, cid(RAW, chunk)), ...field(2, []), ...count(3, chunk.length)]),
  );
  const unixfs = [...count(1, 2), ...count(3, total), ...chunks.flatMap((chunk) => count(4, chunk.length))];
  return Uint8Array.from([...links, ...field(1, unixfs)]);
}

it.each([
  ['hello world', 'bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e'],
  ['hello world\n', 'bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4'],
  ['', 'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku'],
])('gives %j the CID that ipfs add gives it', async (text, expected) => {
  expect(await cidOf(Buffer.from(text))).toBe(expected);
});

it('is the SHA-256 of the bytes up to 256 KiB', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (bytes) => {
      expect(await cidOf(bytes)).toBe(base32(cid(RAW, bytes)));
    }),
    { numRuns: 30 },
  );
  const full = new Uint8Array(CHUNK).fill(7);
  expect(await cidOf(full)).toBe(base32(cid(RAW, full)));
});

it.each([CHUNK + 1, 2 * CHUNK, 796_840])('is a file node over raw leaves for %i bytes', async (length) => {
  const bytes = Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) % 251);
  const chunks = Array.from({ length: Math.ceil(length / CHUNK) }, (_, i) =>
    bytes.subarray(i * CHUNK, (i + 1) * CHUNK),
  );
  expect(await cidOf(bytes)).toBe(base32(cid(DAG_PB, rootOver(chunks))));
});

it('identifies weights by their little-endian float32 bytes', () => {
  const weights = Float32Array.of(9, 1, -2).subarray(1);
  expect([...bytesOfWeights(weights)]).toEqual([0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0]);
});
