import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DraftMap, draftOf, finishDraft } from './draft.js';

interface Counter {
  readonly count: number;
}

describe('a draft of a map', () => {
  it('ends as a map would that all was done to, and leaves its base as it was', () => {
    const key = fc.nat(5);
    const step = fc.oneof(
      fc.record({ act: fc.constant('set' as const), key, value: fc.nat() }),
      fc.record({ act: fc.constant('delete' as const), key, value: fc.nat() }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.nat())), fc.array(step), (entries, steps) => {
        const base = new Map(entries);
        const copy = new Map(base);
        const expected = new Map(base);
        const draft = new DraftMap(base);
        for (const { act, key: at, value } of steps) {
          if (act === 'set') draft.set(at, value);
          else draft.delete(at);
          if (act === 'set') expected.set(at, value);
          else expected.delete(at);
          expect([draft.has(at), draft.get(at), draft.size]).toEqual([
            expected.has(at),
            expected.get(at),
            expected.size,
          ]);
        }
        expect([...draft.keys()]).toEqual([...expected.keys()]);
        expect([...draft.values()]).toEqual([...expected.values()]);
        expect(draft.finish()).toEqual(expected);
        expect(base).toEqual(copy);
      }),
    );
  });

  it('is its very base while nothing was written, and what is not there was deleted', () => {
    const base = new Map([['a', 1]]);
    const draft = new DraftMap(base);
    draft.delete('b');
    expect(draft.finish()).toBe(base);
  });

  it('goes on in a later version where the map is large, and the blocks before keep theirs', () => {
    const base = new Map(Array.from({ length: 600 }, (_, i) => [`account-${i}`, i]));
    const views: ReadonlyMap<string, number>[] = [base];
    for (let block = 1; block <= 5; block++) {
      const draft = new DraftMap(views.at(-1)!);
      draft.set('account-7', 1000 + block);
      draft.set(`new-${block}`, block);
      views.push(draft.finish());
    }
    expect(views.map((view) => [view.get('account-7'), view.size])).toEqual([
      [7, 600],
      [1001, 601],
      [1002, 602],
      [1003, 603],
      [1004, 604],
      [1005, 605],
    ]);
    expect([...views[2]!.keys()].slice(-2)).toEqual(['new-1', 'new-2']);
  });

  it('may be another map from some moment on, which is then its base and stays as it was', () => {
    const draft = new DraftMap(new Map([['a', { count: 1 }]]));
    draft.own('a', ({ count }) => ({ count })).count = 2;
    const other = new Map([['a', { count: 7 }]]);
    draft.replace(other);
    expect(draft.finish()).toBe(other);
    draft.own('a', ({ count }) => ({ count })).count = 8;
    expect(draft.finish()).toEqual(new Map([['a', { count: 8 }]]));
    expect(other).toEqual(new Map([['a', { count: 7 }]]));
  });

  it('copies a value that it owns once, however often it is asked for', () => {
    const base = new Map<string, Counter>([
      ['a', { count: 1 }],
      ['b', { count: 5 }],
    ]);
    const draft = new DraftMap(base);
    let copies = 0;
    const copy = ({ count }: Counter) => {
      copies += 1;
      return { count };
    };
    draft.own('a', copy).count += 1;
    draft.own('a', copy).count += 1;
    expect(copies).toBe(1);
    expect(draft.finish().get('a')).toEqual({ count: 3 });
    expect(draft.finish().get('b')).toBe(base.get('b'));
    expect(base.get('a')).toEqual({ count: 1 });
  });

  it('gives the next block a copy of its own', () => {
    const first = new DraftMap<string, Counter>(new Map([['a', { count: 1 }]]));
    first.own('a', ({ count }) => ({ count })).count = 2;
    const after = first.finish();
    const second = new DraftMap(after);
    second.own('a', ({ count }) => ({ count })).count = 3;
    expect([after.get('a'), second.finish().get('a')]).toEqual([{ count: 2 }, { count: 3 }]);
  });

  it('never lends out a value that took the place of an owned one', () => {
    const draft = new DraftMap<string, Counter>(new Map([['a', { count: 1 }]]));
    draft.own('a', ({ count }) => ({ count })).count = 2;
    const put = { count: 7 };
    draft.set('a', put);
    draft.own('a', ({ count }) => ({ count })).count += 1;
    expect(put).toEqual({ count: 7 });
    draft.delete('a');
    draft.set('a', put);
    draft.own('a', ({ count }) => ({ count })).count += 1;
    expect(put).toEqual({ count: 7 });
  });

  it('owns nothing that is not there', () => {
    expect(() => new DraftMap<string, Counter>(new Map()).own('a', (value) => value)).toThrow(
      /a, which the chain never/,
    );
  });
});

describe('a draft of a state', () => {
  it('becomes a state that shares what was not written', () => {
    const state = { total: 1n, open: new Map([['a', 1]]), closed: new Map([['z', 9]]), rule: { name: 'x' } };
    const draft = draftOf(state);
    draft.total += 1n;
    draft.open.set('b', 2);
    const next = finishDraft(draft);
    expect(next.total).toBe(2n);
    expect([...next.open.keys()]).toEqual(['a', 'b']);
    expect(next.closed).toBe(state.closed);
    expect(next.rule).toBe(state.rule);
    expect(state).toMatchObject({ total: 1n, open: new Map([['a', 1]]) });
  });
});
