import { expect, it } from 'vitest';
import { bringFile, takeFiles } from './brought-files.js';

const file = (name: string) => new File(['a,b'], name);

it('a file goes to the part that takes its kind, even when that is shown only afterwards, and only once', () => {
  const taken: string[] = [];
  const take = ({ name }: File) => taken.push(name);
  bringFile('votes', file('votes.csv'));
  const end = takeFiles('votes', take);
  expect(taken).toEqual(['votes.csv']);
  bringFile('votes', file('more.csv'));
  bringFile('holders', file('holders.csv'));
  expect(taken).toEqual(['votes.csv', 'more.csv']);
  end();
  takeFiles('votes', take)();
  expect(taken).toHaveLength(2);
  takeFiles('holders', take)();
  expect(taken).toContain('holders.csv');
});
