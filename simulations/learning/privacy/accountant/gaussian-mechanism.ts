import { renyiCurve } from './renyi-curve.js';

/**
 * The noise of one study, with the Rényi curve of every way it has been used so far. All clients' ledgers share one, so
 * that each curve is worked out once and not once a client.
 */
export class GaussianMechanism {
  readonly noiseMultiplier: number;
  readonly delta: number;
  readonly #curves = new Map<string, Float64Array>();

  constructor({ noiseMultiplier, delta }: { readonly noiseMultiplier: number; readonly delta: number }) {
    this.noiseMultiplier = noiseMultiplier;
    this.delta = delta;
  }

  /**
   * What one round costs (nats at each of `RENYI_ORDERS`).
   *
   * @param q probability of taking part, 0 to 1.
   * @param noiseShare part of the noise's variance that is in the sum: of n trainers that each add their part, the
   *   share that did not drop out.
   * @throws InputError when q is outside 0 to 1.
   */
  curve(q: number, noiseShare: number): Float64Array {
    const key = `${q}/${noiseShare}`;
    let curve = this.#curves.get(key);
    if (curve === undefined) {
      curve = renyiCurve(q, this.noiseMultiplier * Math.sqrt(noiseShare));
      this.#curves.set(key, curve);
    }
    return curve;
  }
}
