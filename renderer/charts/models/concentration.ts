/** How much of all tokens the largest holders have together. */
export interface Concentration {
  /** Holders from the largest on, and the share (0 to 1) that they have together. */
  readonly points: readonly { readonly holders: number; readonly share: number }[];
  /** How many of the points are counted one by one; after them only some are known. */
  readonly counted: number;
}

/** What is known of who holds how much. Shares are 0 to 1. */
export interface KnownHoldings {
  readonly holders: number;
  /** All holders' tokens together, as a decimal string. */
  readonly total: string;
  /** The largest, in order. */
  readonly largest: readonly { readonly tokens: string }[];
  /** Fewest holders with more than half. */
  readonly nakamoto: number;
  readonly topDecileShare: number;
}

/** Adds the largest holders up, one by one as far as they are known, then to the half, the largest tenth, and all. */
export function concentration({ holders, total, largest, nakamoto, topDecileShare }: KnownHoldings): Concentration {
  const all = Number(total);
  let sum = 0;
  const counted = largest.map(({ tokens }, at) => {
    sum += Number(tokens);
    return { holders: at + 1, share: all > 0 ? Math.min(1, sum / all) : 0 };
  });
  const later = [
    { holders: nakamoto, share: 0.5 },
    { holders: Math.ceil(holders / 10), share: topDecileShare },
    { holders, share: 1 },
  ]
    .filter((point) => point.holders > counted.length)
    .sort((one, other) => one.holders - other.holders || one.share - other.share);
  const points = [...counted, ...later.filter(({ share }, at) => share >= (later[at - 1]?.share ?? 0))];
  return { points, counted: counted.length };
}
