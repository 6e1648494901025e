import { LearningError } from '../../errors/index.js';
import { agreeOnKey, type KeyPair, keyPair } from './cryptography/key-agreement.js';
import { addKeyStream, keyedBytes } from './cryptography/key-stream.js';
import { seal, unseal } from './cryptography/sealed-box.js';
import { splitSecret } from './cryptography/shamir.js';
import type { AdvertisedKeys, MaskedInput, RevealedShares, SealedShares } from './messages.js';
import { addPairMask } from './pair-mask.js';
import { requireThreshold } from './threshold.js';

const KEY_BYTES = 32;

/**
 * A trainer in one round of secure aggregation: Bonawitz et al. 2017 (CCS; eprint 2017/281), figure 4, without the signatures
 * that an actively lying server calls for. Its methods are the rounds, to be called in this order; it may stop after any.
 *
 * Every round needs a new one with new secrets: with a mask used twice, the difference of two updates would be bare.
 */
export class SecureClient {
  readonly #number: number;
  readonly #threshold: number;
  readonly #draw: (count: number) => Uint8Array;
  readonly #channel: KeyPair;
  readonly #mask: KeyPair;
  readonly #selfMask: Uint8Array;
  #roster: ReadonlyMap<number, AdvertisedKeys> = new Map();
  /** Keys agreed on with the others for sealing, each needed once to seal and once to open. */
  readonly #channels = new Map<number, Uint8Array>();
  /** Its own shares of its own secrets, and what the others sealed for it. */
  #ownShares: Uint8Array = new Uint8Array(0);
  #received: ReadonlyMap<number, SealedShares> = new Map();
  #revealed = false;

  /**
   * @param number which trainer it is: 0 or more.
   * @param threshold trainers that must stay until the end.
   * @param secret 32 bytes that all of its secrets are derived from.
   */
  constructor(number: number, threshold: number, secret: Uint8Array) {
    this.#number = number;
    this.#threshold = threshold;
    this.#draw = keyedBytes(secret);
    this.#channel = keyPair(this.#draw(KEY_BYTES));
    this.#mask = keyPair(this.#draw(KEY_BYTES));
    this.#selfMask = this.#draw(KEY_BYTES);
  }

  /** Round 0. */
  advertiseKeys(): AdvertisedKeys {
    return { from: this.#number, channelKey: this.#channel.publicKey, maskKey: this.#mask.publicKey };
  }

  /**
   * Round 1: shares of its self mask and of its private mask key, sealed for each of the others. O(n × threshold).
   *
   * @throws LearningError when there are fewer trainers than the threshold.
   */
  shareKeys(roster: readonly AdvertisedKeys[]): SealedShares[] {
    requireThreshold(roster.length, this.#threshold, 'advertised keys');
    this.#roster = new Map(roster.map((keys) => [keys.from, keys]));
    // A polynomial's value at 0 is the secret itself, so trainer 0 gets the value at 1.
    const holders = roster.map((keys) => keys.from + 1);
    const selfMasks = splitSecret(this.#selfMask, holders, this.#threshold, this.#draw);
    const maskKeys = splitSecret(this.#mask.privateKey, holders, this.#threshold, this.#draw);
    const sealed: SealedShares[] = [];
    for (const [i, { from: to }] of roster.entries()) {
      const shares = Buffer.concat([selfMasks[i]!, maskKeys[i]!]);
      if (to === this.#number) this.#ownShares = shares;
      else sealed.push({ from: this.#number, to, bytes: seal(shares, this.#channelTo(to), this.#number) });
    }
    return sealed;
  }

  /**
   * Round 2: the vector with its self mask and the masks of all pairs, modulo 2^32. O(n d).
   *
   * @param received what the trainers that are still there sealed for this one.
   * @throws LearningError when with this one they are fewer than the threshold.
   */
  maskInput(vector: Uint32Array, received: readonly SealedShares[]): MaskedInput {
    requireThreshold(received.length + 1, this.#threshold, 'shared their keys');
    this.#received = new Map(received.map((shares) => [shares.from, shares]));
    const masked = Uint32Array.from(vector);
    addKeyStream(masked, this.#selfMask, 1);
    for (const number of this.#received.keys())
      addPairMask(
        masked,
        { number: this.#number, privateKey: this.#mask.privateKey },
        { number, publicKey: this.#roster.get(number)!.maskKey },
      );
    return { from: this.#number, vector: masked };
  }

  /**
   * Round 3: of each trainer the share of one secret, never of both: with both the server could take all masks off its
   * vector. For the same reason it answers once.
   *
   * @param survivors the trainers whose masked vectors arrived.
   * @throws LearningError when they are fewer than the threshold, or when asked a second time.
   */
  unmask(survivors: readonly number[]): RevealedShares {
    requireThreshold(survivors.length, this.#threshold, 'sent a masked update');
    if (this.#revealed)
      throw new LearningError('learning.alreadyUnmasked', `Trainer ${this.#number} has revealed its shares already.`, {
        hint: 'Shares for two sets of trainers would unmask a single update. Begin a new round.',
      });
    this.#revealed = true;
    const arrived = new Set(survivors);
    const selfMasks = new Map<number, Uint8Array>();
    const maskKeys = new Map<number, Uint8Array>();
    for (const number of [this.#number, ...this.#received.keys()]) {
      const shares = this.#sharesOf(number);
      const half = shares.length / 2;
      if (arrived.has(number)) selfMasks.set(number, shares.subarray(0, half));
      else maskKeys.set(number, shares.subarray(half));
    }
    return { from: this.#number, selfMasks, maskKeys };
  }

  #sharesOf(number: number): Uint8Array {
    if (number === this.#number) return this.#ownShares;
    return unseal(this.#received.get(number)!.bytes, this.#channelTo(number), number);
  }

  #channelTo(number: number): Uint8Array {
    const key =
      this.#channels.get(number) ??
      agreeOnKey(this.#channel.privateKey, this.#roster.get(number)!.channelKey, 'channel');
    this.#channels.set(number, key);
    return key;
  }
}
