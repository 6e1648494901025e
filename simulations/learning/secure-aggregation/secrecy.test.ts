import { describe, expect, it } from 'vitest';
import { LearningError } from '../../errors/index.js';
import type { RevealedShares } from './messages.js';
import { SecureClient } from './secure-client.js';
import { SecureServer } from './secure-server.js';

const LENGTH = 50_000;
const TRAINERS = [0, 1, 2, 3, 4];

/** A round up to the masked vectors; trainer 4's does not arrive. */
function begin(threshold: number, length = 8) {
  const clients = TRAINERS.map((number) => new SecureClient(number, threshold, new Uint8Array(32).fill(number + 1)));
  const server = new SecureServer(threshold);
  const roster = server.collectKeys(clients.map((client) => client.advertiseKeys()));
  const boxes = server.collectShares(clients.map((client) => client.shareKeys(roster)));
  // All vectors hold nothing but zeros and ones: as far from uniform as can be.
  const vectors = clients.map((_, number) => Uint32Array.from({ length }, (_, i) => (i + number) % 2));
  const inputs = clients.slice(0, 4).map((client, i) => client.maskInput(vectors[i]!, boxes.get(i)!));
  const survivors = server.collectInputs(inputs);
  return { clients, server, inputs, survivors, boxes, vectors };
}

/** χ² of bytes against the uniform distribution, on 255 degrees of freedom. */
function chiSquare(bytes: readonly number[]): number {
  const counts = new Array<number>(256).fill(0);
  for (const byte of bytes) counts[byte]!++;
  const expected = bytes.length / 256;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

describe('what the server sees', () => {
  it('of a vector looks like chance in every byte, whatever is in it', () => {
    const { inputs, vectors } = begin(3, LENGTH);
    for (const [i, { vector }] of inputs.entries())
      for (const shift of [0, 8, 16, 24]) {
        // 255 degrees of freedom: mean 255, deviation 22.6; beyond 345 with a chance of 1 in 7,000.
        expect(chiSquare([...vector].map((value) => (value >>> shift) & 255))).toBeLessThan(345);
        // The very same measure tells a bare vector from chance at once.
        expect(chiSquare([...vectors[i]!].map((value) => (value >>> shift) & 255))).toBeGreaterThan(1_000_000);
      }
  });

  it('of two vectors has nothing in common, so that not even their difference can be read', () => {
    const { inputs } = begin(3, LENGTH);
    for (const [i, { vector }] of inputs.entries())
      for (const other of inputs.slice(i + 1)) {
        expect(chiSquare([...vector].map((value, j) => (value - other.vector[j]!) & 255))).toBeLessThan(345);
        expect(chiSquare([...vector].map((value, j) => (value + other.vector[j]!) & 255))).toBeLessThan(345);
      }
  });

  it('of all vectors is the sum once enough trainers help, though one has dropped out', () => {
    const { clients, server, survivors } = begin(3);
    const revealed = clients.slice(1, 4).map((client) => client.unmask(survivors));
    expect([...server.unmask(revealed)]).toEqual([2, 2, 2, 2, 2, 2, 2, 2]);
  });

  it('is not enough for the sum with one helper too few', () => {
    const { clients, server, survivors, inputs } = begin(3);
    const revealed = clients.slice(1, 3).map((client) => client.unmask(survivors));
    expect(() => server.unmask(revealed)).toThrow(/fewer than 3/);
    // A server that lowers its own threshold gets wrong secrets from the same shares.
    const cheating = new SecureServer(2);
    const again = TRAINERS.map((number) => new SecureClient(number, 3, new Uint8Array(32).fill(number + 1)));
    const roster = cheating.collectKeys(again.map((client) => client.advertiseKeys()));
    cheating.collectShares(again.map((client) => client.shareKeys(roster)));
    cheating.collectInputs(inputs);
    expect(() => cheating.unmask(revealed)).toThrow(LearningError);
  });
});

describe('a trainer', () => {
  it('reveals for every other one a share of one secret only', () => {
    const { clients, survivors } = begin(3);
    const { selfMasks, maskKeys } = clients[0]!.unmask(survivors);
    expect([...selfMasks.keys()]).toEqual([0, 1, 2, 3]);
    expect([...maskKeys.keys()]).toEqual([4]);
  });

  it('answers once, because a second answer could give away the other secret', () => {
    const { clients, survivors } = begin(3);
    clients[0]!.unmask(survivors);
    expect(() => clients[0]!.unmask(survivors.slice(1))).toThrow(LearningError);
  });

  it('helps with no sum over fewer vectors than the threshold', () => {
    const { clients } = begin(3);
    expect(() => clients[0]!.unmask([0, 1])).toThrow(LearningError);
  });

  it('sends no vector when fewer than the threshold shared their keys', () => {
    const { clients, boxes } = begin(3);
    expect(() => clients[0]!.maskInput(new Uint32Array(8), boxes.get(0)!.slice(0, 1))).toThrow(LearningError);
  });

  it('reads no shares that were changed on the way', () => {
    const { clients, boxes, survivors } = begin(3);
    boxes.get(0)![2]!.bytes[10]! ^= 1;
    expect(() => clients[0]!.unmask(survivors)).toThrow(/cannot be opened/);
  });

  it('that hands out a wrong share is noticed when a key is put together from it', () => {
    const { clients, server, survivors } = begin(3);
    const revealed: RevealedShares[] = clients.slice(0, 3).map((client) => client.unmask(survivors));
    revealed[1]!.maskKeys.get(4)![20]! ^= 1;
    expect(() => server.unmask(revealed)).toThrow(LearningError);
  });
});
