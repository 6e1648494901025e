import fc from 'fast-check';
import { expect, it } from 'vitest';
import { JsonFramer } from './json-framer.js';

it('objects and lists come out whole, however the text was cut and whatever is in between', () => {
  const text = fc
    .oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()))
    .map((value) => JSON.stringify(value));
  const separator = fc.constantFrom('', '\n', ' ');
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 8 }),
      separator,
      fc.array(fc.nat(30), { maxLength: 40 }),
      (texts, between, cuts) => {
        const stream = texts.join(between);
        const framer = new JsonFramer();
        const received: string[] = [];
        let start = 0;
        for (const size of [...cuts, stream.length]) {
          received.push(...framer.push(stream.slice(start, start + size)));
          start += size;
        }
        expect(received.map((each) => each.trim())).toEqual(texts);
        expect(framer.push('{"}":"\\"{"}')).toEqual(['{"}":"\\"{"}']);
      },
    ),
  );
});
