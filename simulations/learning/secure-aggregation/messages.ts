/** Round 0, trainer to everybody: its public keys, for sealing shares and for masks. */
export interface AdvertisedKeys {
  readonly from: number;
  readonly channelKey: Uint8Array;
  readonly maskKey: Uint8Array;
}

/** Round 1, trainer to trainer through the server, which cannot read it. */
export interface SealedShares {
  readonly from: number;
  readonly to: number;
  readonly bytes: Uint8Array;
}

/** Round 2, trainer to server: its vector with all masks on. */
export interface MaskedInput {
  readonly from: number;
  readonly vector: Uint32Array;
}

/** Round 3, trainer to server: what takes the masks off the sum. */
export interface RevealedShares {
  readonly from: number;
  /** Of the self mask of each trainer whose vector arrived. */
  readonly selfMasks: ReadonlyMap<number, Uint8Array>;
  /** Of the private mask key of each trainer whose vector did not. */
  readonly maskKeys: ReadonlyMap<number, Uint8Array>;
}
