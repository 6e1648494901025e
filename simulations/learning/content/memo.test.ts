import { expect, it } from 'vitest';
import { Memo } from './memo.js';

it('computes an answer once, even for those who ask while it is computed', async () => {
  const memo = new Memo<number>(2);
  let computed = 0;
  const compute = async () => ++computed;
  expect(await Promise.all([memo.get('a', compute), memo.get('a', compute)])).toEqual([1, 1]);
  expect(await memo.get('b', compute)).toBe(2);
});

it('forgets the oldest answer beyond its capacity', async () => {
  const memo = new Memo<number>(2);
  for (const key of ['a', 'b', 'c']) await memo.get(key, async () => 1);
  expect(await memo.get('c', async () => 2)).toBe(1);
  expect(await memo.get('a', async () => 2)).toBe(2);
});

it('forgets an answer that failed', async () => {
  const memo = new Memo<number>(2);
  await expect(memo.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await memo.get('a', async () => 1)).toBe(1);
});
