import { describe, expect, it } from 'vitest';
import { firstRows, tableHead } from './table-head.js';

describe('the head of a table', () => {
  it('is all of a short table', () => {
    expect(tableHead('a,b\n1,2\n3,4\n')).toEqual({ text: 'a,b\n1,2\n3,4\n', rows: 2 });
    expect(tableHead('a,b\r\n1,2\r\n\r\n')).toMatchObject({ rows: 1 });
    expect(tableHead('')).toEqual({ text: '', rows: 0 });
  });

  it('is whole lines of a long one, whose rows are counted all the same', () => {
    const lines = ['HolderAddress,Balance', ...Array.from({ length: 200_000 }, (_, at) => `0x${at},${at}`)];
    const { text, rows } = tableHead(lines.join('\n'));
    expect(rows).toBe(200_000);
    expect(text.length).toBeLessThanOrEqual(64_001);
    expect(text.endsWith('\n')).toBe(true);
    expect(lines).toContain(text.trimEnd().split('\n').at(-1));
  });

  it('is never a part of JSON', () => {
    const json = JSON.stringify(Object.fromEntries(Array.from({ length: 9000 }, (_, at) => [`0x${at}`, '1'])));
    expect(tableHead(json)).toEqual({ text: json, rows: null });
  });
});

describe('the first rows of a table', () => {
  it('are read with quoted cells, and where they are too short', () => {
    expect(firstRows('\ufeffa;b\n"x; y";2\n3\n', ';')).toEqual([['a', 'b'], ['x; y', '2'], ['3']]);
  });

  it('are six at most, and none of what cannot be read', () => {
    expect(firstRows('a\n'.repeat(100), ',')).toHaveLength(6);
    expect(firstRows('a,b\n"never closed', ',')).toEqual([]);
  });
});
