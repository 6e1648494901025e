import { LearningError } from '../../errors/index.js';
import { keyPair } from './cryptography/key-agreement.js';
import { addKeyStream } from './cryptography/key-stream.js';
import { secretJoiner } from './cryptography/shamir.js';
import type { AdvertisedKeys, MaskedInput, RevealedShares, SealedShares } from './messages.js';
import { addPairMask } from './pair-mask.js';
import { requireThreshold } from './threshold.js';

/**
 * The server in one round of secure aggregation (Bonawitz et al. 2017, eprint 2017/281, figure 4). It sees public keys,
 * sealed shares, masked vectors and, of each trainer, shares of one of its two secrets; it learns the sum.
 */
export class SecureServer {
  readonly #threshold: number;
  #roster: ReadonlyMap<number, AdvertisedKeys> = new Map();
  /** Trainers that shared their keys, and those of them whose vectors arrived. */
  #sharers: readonly number[] = [];
  #survivors: readonly number[] = [];
  #sum = new Uint32Array(0);

  /** @param threshold trainers that must stay until the end. */
  constructor(threshold: number) {
    this.#threshold = threshold;
  }

  /** After round 0: whom everybody gets to know. @throws LearningError when they are too few. */
  collectKeys(advertised: readonly AdvertisedKeys[]): readonly AdvertisedKeys[] {
    requireThreshold(advertised.length, this.#threshold, 'advertised keys');
    this.#roster = new Map(advertised.map((keys) => [keys.from, keys]));
    return advertised;
  }

  /**
   * After round 1: what to hand on to each trainer that is still there.
   *
   * @param sealed one list for each of these trainers.
   * @throws LearningError when they are too few.
   */
  collectShares(sealed: readonly (readonly SealedShares[])[]): ReadonlyMap<number, readonly SealedShares[]> {
    requireThreshold(sealed.length, this.#threshold, 'shared their keys');
    const boxes = new Map(sealed.map((shares) => [shares[0]!.from, [] as SealedShares[]]));
    for (const shares of sealed) for (const share of shares) boxes.get(share.to)?.push(share);
    this.#sharers = [...boxes.keys()];
    return boxes;
  }

  /**
   * After round 2: adds up the masked vectors.
   *
   * @returns the trainers whose vectors arrived.
   * @throws LearningError when they are too few.
   */
  collectInputs(inputs: readonly MaskedInput[]): readonly number[] {
    requireThreshold(inputs.length, this.#threshold, 'sent a masked update');
    this.#survivors = inputs.map((input) => input.from);
    this.#sum = new Uint32Array(inputs[0]!.vector.length);
    for (const { vector } of inputs) for (let i = 0; i < vector.length; i++) this.#sum[i] = this.#sum[i]! + vector[i]!;
    return this.#survivors;
  }

  /**
   * After round 3: the sum without masks. Self masks of those whose vectors arrived are put together and taken away, and
   * private mask keys of those that dropped out, which left masks of their pairs behind. O(n d), and O(n d) more for
   * each trainer that dropped out.
   *
   * @throws LearningError when too few answered, or shares do not give back what was shared.
   */
  unmask(revealed: readonly RevealedShares[]): Uint32Array {
    requireThreshold(revealed.length, this.#threshold, 'helped to unmask the sum');
    const helpers = revealed.slice(0, this.#threshold);
    const join = secretJoiner(helpers.map((helper) => helper.from + 1));
    const sum = Uint32Array.from(this.#sum);
    const arrived = new Set(this.#survivors);
    for (const number of this.#sharers)
      if (arrived.has(number)) addKeyStream(sum, join(helpers.map((helper) => helper.selfMasks.get(number)!)), -1);
      else this.#removeMasksOf(number, join(helpers.map((helper) => helper.maskKeys.get(number)!)), sum);
    return sum;
  }

  /** Takes away what the survivors added for their pairs with a trainer that dropped out. */
  #removeMasksOf(dropped: number, privateKey: Uint8Array, sum: Uint32Array): void {
    if (Buffer.compare(keyPair(privateKey).publicKey, this.#roster.get(dropped)!.maskKey) !== 0)
      throw new LearningError('learning.sharesInvalid', `The shares of trainer ${dropped}'s key give another key.`, {
        hint: 'A trainer handed out or passed on a wrong share. Begin a new round.',
      });
    // What the dropped trainer would have added is the opposite of what the survivor added.
    for (const survivor of this.#survivors)
      addPairMask(
        sum,
        { number: dropped, privateKey },
        { number: survivor, publicKey: this.#roster.get(survivor)!.maskKey },
      );
  }
}
