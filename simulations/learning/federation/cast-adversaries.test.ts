import { expect, it } from 'vitest';
import { castAdversaries } from './cast-adversaries.js';

const adversaries = [
  { count: 2, attack: { kind: 'labelFlip' } as const },
  { count: 3, attack: { kind: 'signFlip', scale: 2 } as const },
];

it('casts as many of each kind as the federation names, nobody twice, and leaves the others honest', () => {
  for (let seed = 0; seed < 50; seed++) {
    const kinds = castAdversaries({ clients: 10, adversaries }, seed).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'labelFlip')).toHaveLength(2);
    expect(kinds.filter((kind) => kind === 'signFlip')).toHaveLength(3);
    expect(kinds.filter((kind) => kind === 'honest')).toHaveLength(5);
  }
});

it('casts others with another seed', () => {
  const cast = (seed: number) => castAdversaries({ clients: 30, adversaries }, seed);
  expect(cast(1)).toEqual(cast(1));
  expect(cast(1)).not.toEqual(cast(2));
});
