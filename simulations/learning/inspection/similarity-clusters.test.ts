import { describe, expect, it } from 'vitest';
import { randomStream } from '../../random/index.js';
import { similarityClusters } from './similarity-clusters.js';
import { updateSimilarity } from './update-similarity.js';

describe('clusters of similar updates', () => {
  it('light up Sybils that send one update with a little noise, and leave honest ones alone', () => {
    const stream = randomStream('sybils');
    const drawn = () => Float32Array.from({ length: 1_000 }, () => stream.normal());
    const honest = [drawn(), drawn(), drawn()];
    const copied = drawn();
    const copies = Array.from({ length: 3 }, () => copied.map((value) => value + stream.normal(0, 0.02)));
    const updates = [honest[0]!, copies[0]!, honest[1]!, copies[1]!, copies[2]!, honest[2]!];
    expect(similarityClusters(updateSimilarity(updates))).toEqual([[1, 3, 4]]);
  });

  it('take in whoever is similar to one of a group', () => {
    const chain = [
      [1, 0.98, 0.995, 0],
      [0.98, 1, 0.99, 0],
      [0.995, 0.99, 1, 0],
      [0, 0, 0, 1],
    ];
    expect(similarityClusters(chain)).toEqual([[0, 1, 2]]);
  });

  it('are told apart', () => {
    const updates = [
      [1, 0],
      [0, 1],
      [2, 0],
      [0, 3],
      [-1, 0],
    ].map((values) => Float32Array.from(values));
    expect(similarityClusters(updateSimilarity(updates))).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });

  it('need no more than the threshold that is given', () => {
    const updates = [
      [1, 0],
      [1, 1],
    ].map((values) => Float32Array.from(values));
    expect(similarityClusters(updateSimilarity(updates))).toEqual([]);
    expect(similarityClusters(updateSimilarity(updates), 0.7)).toEqual([[0, 1]]);
  });

  it('never hold updates of zeros, which point nowhere', () => {
    expect(similarityClusters(updateSimilarity([new Float32Array(2), new Float32Array(2)]))).toEqual([]);
    expect(similarityClusters([])).toEqual([]);
  });
});
