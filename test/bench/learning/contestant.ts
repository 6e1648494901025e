/** Something that can do the round that is measured. */
export interface Contestant {
  readonly name: string;
  /** Does the round; milliseconds it took. Each repetition may have its own batches. */
  round(repetition: number): Promise<number>;
  /** The model that repetition 0 gave. */
  weights(): Promise<Float32Array>;
  close(): Promise<void>;
}
