/** One tensor's place in the flat weights. */
export interface WeightPlace {
  readonly name: string;
  readonly shape: readonly number[];
  /** Index of its first weight. */
  readonly offset: number;
  /** Number of its weights. */
  readonly size: number;
}

/** Where each of a model's tensors lies in its flat float32 weights: one after the other, each in row-major order. */
export type WeightLayout = readonly WeightPlace[];

/** Lays named shapes out one after the other. */
export function layOut(tensors: readonly { readonly name: string; readonly shape: readonly number[] }[]): WeightLayout {
  let offset = 0;
  return tensors.map(({ name, shape }) => {
    const size = shape.reduce((product, length) => product * length, 1);
    const place = { name, shape, offset, size };
    offset += size;
    return place;
  });
}

/** How many weights a layout holds. */
export function weightCount(layout: WeightLayout): number {
  return layout.reduce((total, { size }) => total + size, 0);
}
