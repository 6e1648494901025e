import { invert, mod } from '@noble/curves/abstract/modular.js';
import { bytesToNumberBE, numberToBytesBE } from '@noble/curves/utils.js';
import { LearningError } from '../../../errors/index.js';

/** The smallest prime above 2^256, so that any 32 bytes are an element of the field. */
export const SHARE_PRIME = 2n ** 256n + 297n;
const SECRET_BYTES = 32;
const SHARE_BYTES = 33;
/** So many random bytes that their remainder is uniform to one part in 2^127. */
const COEFFICIENT_BYTES = 48;

/**
 * Splits a secret of 32 bytes into shares of 33, so that any `threshold` of them give it back and fewer tell nothing at all
 * about it (Shamir 1979, doi 10.1145/359168.359176): values of a polynomial of degree threshold − 1 that is random but for its
 * value at 0, over the field of `SHARE_PRIME` elements. O(holders × threshold).
 *
 * @param holders the points to evaluate at: distinct whole numbers above 0.
 * @param draw random bytes, so many at a time.
 * @returns the holders' shares, in their order.
 */
export function splitSecret(
  secret: Uint8Array,
  holders: readonly number[],
  threshold: number,
  draw: (count: number) => Uint8Array,
): Uint8Array[] {
  const coefficients = [bytesToNumberBE(secret)];
  while (coefficients.length < threshold) coefficients.push(mod(bytesToNumberBE(draw(COEFFICIENT_BYTES)), SHARE_PRIME));
  return holders.map((holder) => {
    const x = BigInt(holder);
    return numberToBytesBE(
      coefficients.reduceRight((value, coefficient) => mod(value * x + coefficient, SHARE_PRIME), 0n),
      SHARE_BYTES,
    );
  });
}

/**
 * How to put together secrets from the shares of the same holders: Lagrange's interpolation at 0, whose weights depend on
 * the holders alone. O(holders²) once and O(holders) a secret.
 *
 * @param holders at least as many as the threshold that the secrets were split with.
 * @returns the secret for shares in the order of the holders. With too few or wrong shares it is another secret, or a
 *   LearningError is thrown because it is none.
 */
export function secretJoiner(holders: readonly number[]): (shares: readonly Uint8Array[]) => Uint8Array {
  const points = holders.map(BigInt);
  const weights = points.map((x) => {
    let numerator = 1n;
    let denominator = 1n;
    for (const other of points) {
      if (other === x) continue;
      numerator = mod(numerator * other, SHARE_PRIME);
      denominator = mod(denominator * (other - x), SHARE_PRIME);
    }
    return mod(numerator * invert(denominator, SHARE_PRIME), SHARE_PRIME);
  });
  return (shares) => {
    const secret = shares.reduce((sum, share, i) => sum + weights[i]! * bytesToNumberBE(share), 0n) % SHARE_PRIME;
    if (secret >= 2n ** 256n)
      throw new LearningError('learning.sharesInvalid', 'The shares of a secret do not belong together.', {
        hint: 'A trainer handed out a wrong share. Run the round again without it.',
      });
    return numberToBytesBE(secret, SECRET_BYTES);
  };
}
