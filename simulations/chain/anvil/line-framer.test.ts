import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CutLine, LineFramer } from './line-framer.js';

const line = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', ' '));

/** What comes out when the bytes come in chunks of these sizes. */
function received(framer: LineFramer, bytes: Buffer, sizes: readonly number[]): readonly string[] {
  const lines: string[] = [];
  let start = 0;
  for (const size of [...sizes, bytes.length]) {
    lines.push(...framer.push(bytes.subarray(start, start + size)));
    start += size;
  }
  return lines;
}

it('lines come out whole, however the bytes were cut', () => {
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 8 }),
      line,
      fc.array(fc.nat(40), { maxLength: 40 }),
      (lines, rest, cuts) => {
        const framer = new LineFramer();
        const bytes = Buffer.from([...lines.map((text) => `${text}\n`), rest].join(''));
        expect(received(framer, bytes, cuts)).toEqual(lines.filter((text) => text !== ''));
        expect(framer.push(Buffer.from('\n'))).toEqual(rest === '' ? [] : [rest]);
      },
    ),
  );
});

it('lines that are too long are told by their beginning and length, and the others come out whole', () => {
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 8 }),
      fc.nat(30),
      fc.array(fc.nat(40), { maxLength: 40 }),
      (lines, most, cuts) => {
        const told: CutLine[] = [];
        const framer = new LineFramer(most, (each) => told.push(each));
        const bytes = Buffer.from(lines.map((text) => `${text}\n`).join(''));
        const short = (text: string) => Buffer.byteLength(text) <= most;
        expect(received(framer, bytes, cuts)).toEqual(lines.filter((text) => text !== '' && short(text)));
        const long = lines.filter((text) => !short(text));
        expect(told.map((each) => each.bytes)).toEqual(long.map((text) => Buffer.byteLength(text)));
        for (const [i, { head }] of told.entries()) {
          expect(Buffer.from(long[i]!).toString('latin1').startsWith(head)).toBe(true);
          expect(head.length).toBeGreaterThan(Math.min(most, 199));
        }
      },
    ),
  );
});
