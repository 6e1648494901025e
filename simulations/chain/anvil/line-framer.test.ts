import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LineFramer } from './line-framer.js';

it('lines come out whole, however the bytes were cut', () => {
  const line = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', ' '));
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 8 }),
      line,
      fc.array(fc.nat(40), { maxLength: 40 }),
      (lines, rest, cuts) => {
        const bytes = Buffer.from([...lines.map((text) => `${text}\n`), rest].join(''));
        const framer = new LineFramer();
        const received: string[] = [];
        let start = 0;
        for (const size of [...cuts, bytes.length]) {
          received.push(...framer.push(bytes.subarray(start, start + size)));
          start += size;
        }
        expect(received).toEqual(lines.filter((text) => text !== ''));
        expect(framer.push(Buffer.from('\n'))).toEqual(rest === '' ? [] : [rest]);
      },
    ),
  );
});
