import { describe, expect, it } from 'vitest';
import { clientRound, federationRound, inspectionOf } from '../../../test-support/rounds.js';
import { alikeWords, namedRows, similarityModel } from './similarity.js';

const cosines = [
  [1, 0.2, 0.995, 0.1],
  [0.2, 1, 0.2, 0.3],
  [0.995, 0.2, 1, 0.1],
  [0.1, 0.3, 0.1, 1],
];
const round = federationRound(1, {
  clients: [clientRound(3, { attack: 'sybilClones' }), clientRound(5), clientRound(7), clientRound(9)],
  inspection: inspectionOf({ similarity: cosines, similarityShards: [3, 5, 7, 9] }),
});

describe('the likeness of updates', () => {
  it('names the clients that sent nearly the same', () => {
    const model = similarityModel(round, 'client');
    expect(model?.groups).toEqual([[3, 7]]);
    expect(alikeWords(model!)).toBe('Clients 3 and 7 sent nearly the same update.');
    expect(model?.attacks).toEqual(['sybilClones', null, null, null]);
  });

  it('puts those side by side on request, rows and columns alike', () => {
    const model = similarityModel(round, 'alike');
    expect(model?.clients).toEqual([3, 7, 5, 9]);
    expect(model?.cosines[0]).toEqual([1, 0.995, 0.2, 0.1]);
    expect(model?.cosines[1]?.[1]).toBe(1);
  });

  it('joins groups over a common member', () => {
    const chain = federationRound(1, {
      inspection: inspectionOf({
        similarity: [
          [1, 0.99, 0.98],
          [0.99, 1, 0.99],
          [0.98, 0.99, 1],
        ],
        similarityShards: [0, 1, 2],
      }),
    });
    const model = similarityModel(chain, 'client');
    expect(model?.groups).toEqual([[0, 1, 2]]);
    expect(alikeWords(model!)).toBe('Clients 0, 1 and 2 sent nearly the same update.');
  });

  it('is nothing where nobody may see single updates', () => {
    expect(similarityModel(federationRound(1, { inspection: inspectionOf() }), 'client')).toBeNull();
  });

  it('says so when all differ', () => {
    expect(alikeWords({ groups: [], updates: 10 })).toMatch(/No two of 10 updates/);
  });
});

describe('the rows of a picture of likeness', () => {
  const attacks = [null, null, 'sybil', 'sybil', null, null];

  it('all have their name where there is room', () => {
    expect([...namedRows(attacks, 13, 13)].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('keep those of adversaries, and never stand within a line of one another', () => {
    expect([...namedRows(attacks, 7, 13)].sort()).toEqual([0, 2, 4]);
    expect([...namedRows(attacks, 1, 13)]).toEqual([2]);
  });
});
