import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LearningError } from '../../../errors/index.js';
import { keyedBytes } from './key-stream.js';
import { SHARE_PRIME, secretJoiner, splitSecret } from './shamir.js';

const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
const holderSets = fc.uniqueArray(fc.integer({ min: 1, max: 10_001 }), { minLength: 2, maxLength: 12 });

const power = (base: bigint, exponent: bigint): bigint => {
  if (exponent === 0n) return 1n;
  const half = power((base * base) % SHARE_PRIME, exponent / 2n);
  return exponent % 2n === 1n ? (half * base) % SHARE_PRIME : half;
};

describe('sharing a secret', () => {
  it('gives it back from any threshold of the shares or more', () => {
    fc.assert(
      fc.property(bytes32, bytes32, holderSets, fc.nat(), fc.nat(), (secret, key, holders, a, b) => {
        const threshold = 1 + (a % holders.length);
        const shares = splitSecret(secret, holders, threshold, keyedBytes(key));
        const count = threshold + (b % (holders.length - threshold + 1));
        const chosen = [...holders.keys()].sort((x, y) => ((x * 7 + b) % 13) - ((y * 7 + b) % 13)).slice(0, count);
        const joined = secretJoiner(chosen.map((i) => holders[i]!))(chosen.map((i) => shares[i]!));
        expect([...joined]).toEqual([...secret]);
      }),
    );
  });

  it('tells nothing with one share too few: every secret fits to them', () => {
    fc.assert(
      fc.property(bytes32, bytes32, bytes32, holderSets, (secret, other, key, holders) => {
        const threshold = holders.length;
        const known = splitSecret(secret, holders, threshold, keyedBytes(key)).slice(1);
        // Interpolating the known shares and the other secret, at 0, gives the missing share that would make it the secret.
        const points = [0n, ...holders.slice(1).map(BigInt)];
        const values = [other, ...known].map((value) => BigInt(`0x${Buffer.from(value).toString('hex')}`));
        const at = BigInt(holders[0]!);
        let missing = 0n;
        for (const [i, x] of points.entries()) {
          let weight = values[i]!;
          for (const y of points)
            if (y !== x)
              weight = (weight * (at - y) * power((x - y + SHARE_PRIME) % SHARE_PRIME, SHARE_PRIME - 2n)) % SHARE_PRIME;
          missing += weight;
        }
        const share = Buffer.from(
          (((missing % SHARE_PRIME) + SHARE_PRIME) % SHARE_PRIME).toString(16).padStart(66, '0'),
          'hex',
        );
        expect([...secretJoiner(holders)([share, ...known])]).toEqual([...other]);
      }),
      { numRuns: 30 },
    );
  });

  it('does not give the secret from too few shares', () => {
    fc.assert(
      fc.property(bytes32, bytes32, holderSets, (secret, key, holders) => {
        const shares = splitSecret(secret, holders, holders.length, keyedBytes(key));
        expect([...secretJoiner(holders.slice(1))(shares.slice(1))]).not.toEqual([...secret]);
      }),
    );
  });

  it('notices when shares make up no secret', () => {
    const tooLarge = Buffer.from((SHARE_PRIME - 1n).toString(16).padStart(66, '0'), 'hex');
    expect(() => secretJoiner([1])([tooLarge])).toThrow(LearningError);
  });

  it('counts in a field: its size is prime', () => {
    // Miller and Rabin's test with the first bases; a composite number passes each with a chance of at most 1/4.
    const odd = (SHARE_PRIME - 1n) / 8n;
    expect(odd % 2n).toBe(1n);
    for (const base of [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n, 41n, 43n, 47n, 53n]) {
      const x = power(base, odd);
      const passes = x === 1n || [x, (x * x) % SHARE_PRIME, power(x, 4n)].includes(SHARE_PRIME - 1n);
      expect(passes).toBe(true);
    }
  });
});
