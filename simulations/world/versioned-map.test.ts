import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VersionedMap } from './versioned-map.js';

const key = fc.nat(12);
const change = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ act: fc.constant('set' as const), key, value: fc.option(fc.nat(), { nil: undefined }) }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('delete' as const), key, value: fc.constant(undefined) }) },
);
/** The changes of a version, and how many versions back it begins. */
const version = fc.record({ changes: fc.array(change, { maxLength: 6 }), back: fc.oneof(fc.constant(0), fc.nat(3)) });

function inspect(map: ReadonlyMap<number, number | undefined>) {
  const visited: unknown[] = [];
  map.forEach((value, at) => {
    visited.push([at, value]);
  });
  return {
    size: map.size,
    entries: [...map],
    keys: [...map.keys()],
    values: [...map.values()],
    visited,
    found: Array.from({ length: 14 }, (_, at) => [map.has(at), map.get(at)]),
  };
}

describe('a map in versions', () => {
  it('reads, in every version, as a copy would that was made of it, order included', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.nat())), fc.array(version, { maxLength: 90 }), (entries, versions) => {
        const maps = [new VersionedMap<number, number | undefined>(new Map(entries))];
        const copies = [new Map<number, number | undefined>(entries)];
        for (const { changes, back } of versions) {
          const from = Math.max(0, maps.length - 1 - back);
          const map = maps[from]!.next();
          const copy = new Map(copies[from]!);
          for (const { act, key: at, value } of changes) {
            if (act === 'set') {
              map.set(at, value);
              copy.set(at, value);
            } else expect(map.delete(at)).toBe(copy.delete(at));
          }
          maps.push(map);
          copies.push(copy);
        }
        expect(maps.map(inspect)).toEqual(copies.map(inspect));
      }),
    );
  });

  it('refuses to be written to once there is a later version', () => {
    const first = new VersionedMap(new Map([['a', 1]]));
    const second = first.next();
    second.set('a', 2);
    expect(() => first.set('a', 3)).toThrow('earlier version');
    expect(() => first.delete('a')).toThrow('earlier version');
    expect([first.get('a'), second.get('a')]).toEqual([1, 2]);
  });

  it('has entries of its own after 64 versions, so that who keeps the first keeps no more than what those changed', () => {
    const first = new VersionedMap<string, object>(new Map([['a', {}]]));
    let newest = first;
    for (let i = 0; i < 64; i++) newest = newest.next();
    const last = newest;
    newest = last.next();
    // What was begun from the 64th shares nothing with it, which therefore may still be written to.
    const before = { ...inspectNames(first) };
    newest.set('b', {});
    expect(inspectNames(first)).toEqual(before);
    last.set('c', {});
    expect([...last.keys()]).toEqual(['a', 'c']);
    expect([...newest.keys()]).toEqual(['a', 'b']);
  });
});

function inspectNames(map: ReadonlyMap<string, object>) {
  return { names: [...map.keys()], size: map.size };
}
