import { afterEach, expect, it } from 'vitest';
import { bringFile, followFiles, takeFile, waitingFiles } from './brought-files.js';

const file = (name: string) => new File(['a,b'], name);
const names = (kind: Parameters<typeof waitingFiles>[0]) => waitingFiles(kind).map(({ name }) => name);

afterEach(() => {
  for (const kind of ['votes', 'holders'] as const) while (takeFile(kind) !== undefined);
});

it('files of one kind wait behind each other and are taken in the order in which they came, each once', () => {
  for (const name of ['first.csv', 'second.csv']) bringFile('votes', file(name));
  bringFile('holders', file('holders.csv'));
  expect(names('votes')).toEqual(['first.csv', 'second.csv']);
  expect(takeFile('votes')?.name).toBe('first.csv');
  bringFile('votes', file('third.csv'));
  expect(names('votes')).toEqual(['second.csv', 'third.csv']);
  expect([takeFile('votes')?.name, takeFile('votes')?.name, takeFile('votes')]).toEqual([
    'second.csv',
    'third.csv',
    undefined,
  ]);
  expect(names('holders')).toEqual(['holders.csv']);
});

it('tells when a file comes or goes, and lists the same until then', () => {
  let told = 0;
  const end = followFiles(() => {
    told += 1;
  });
  expect(waitingFiles('votes')).toBe(waitingFiles('votes'));
  bringFile('votes', file('votes.csv'));
  expect(waitingFiles('votes')).toBe(waitingFiles('votes'));
  takeFile('votes');
  expect(told).toBe(2);
  end();
  bringFile('votes', file('votes.csv'));
  expect(told).toBe(2);
});
