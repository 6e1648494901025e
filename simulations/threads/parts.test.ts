import { describe, expect, it } from 'vitest';
import { randomStream } from '../random/index.js';
import { Assembly, type Part, partsOf } from './parts.js';

type Stream = ReturnType<typeof randomStream>;

/** A value of all kinds that can be sent, some levels deep. */
function anyValue(random: Stream, depth: number): unknown {
  const pick = Math.floor(random.next() * (depth === 0 ? 8 : 13));
  const several = <T>(one: () => T) => Array.from({ length: Math.floor(random.next() * 12) }, one);
  const inner = () => anyValue(random, depth - 1);
  const word = () => `w${Math.floor(random.next() * 1e6)}`;
  switch (pick) {
    case 0:
      return null;
    case 1:
      return undefined;
    case 2:
      return random.next() < 0.5;
    case 3:
      return BigInt(Math.floor(random.next() * 2 ** 50)) ** 3n;
    case 4:
      return word().repeat(Math.floor(random.next() * 60));
    case 5:
      return Float64Array.from(several(() => random.next()));
    case 6:
      return new Date(Math.floor(random.next() * 2 ** 40));
    case 7:
      return random.next();
    case 8:
      return new Map(several(() => [word(), inner()] as const));
    case 9:
      return new Set(several(word));
    case 10:
      return Object.fromEntries(several(() => [word(), inner()] as const));
    default:
      return several(inner);
  }
}

function together(parts: Iterable<Part>): unknown {
  const assembly = new Assembly();
  // As a message makes them.
  for (const part of parts) assembly.add(structuredClone(part));
  return assembly.value;
}

describe('a value in parts', () => {
  it.each([1, 7, 60, 10_000])('is the same when it is put together again, at most %i values a part', (most) => {
    const random = randomStream(5, 'parts', most);
    for (let i = 0; i < 300; i++) {
      const value = anyValue(random, 5);
      expect(together(partsOf(value, most))).toEqual(value);
    }
  });

  it('is one part when it is short', () => {
    expect([...partsOf({ a: [1, 2, 3] })]).toEqual([{ does: 'whole', value: { a: [1, 2, 3] } }]);
  });

  it('has no part with more than it may have, however deep the long list lies', () => {
    const long = Array.from({ length: 1_000 }, (_, i) => [i, `${i}`]);
    const parts = [...partsOf({ head: 'x', body: { rows: long, more: new Map(long as [number, string][]) } }, 50)];
    const added = parts.flatMap((part) => (part.does === 'add' ? [part.entries.length] : []));
    expect(Math.max(...added)).toBeLessThanOrEqual(50);
    expect(parts.length).toBeGreaterThan(80);
  });

  it('keeps a property whatever it is called', () => {
    const value = JSON.parse('{"__proto__": {"a": 1}, "constructor": [1]}') as object;
    const again = together(partsOf(value, 1)) as object;
    expect(Object.keys(again)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(again)).toBe(Object.prototype);
  });
});
