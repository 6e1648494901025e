import type { FederationSetup } from '../../../../simulations/api/contract/index.js';

export type HoldingsView = 'count' | 'share';

/** One client's bar: its labels stacked in their order. */
export interface HoldingsBar {
  readonly client: number;
  readonly examples: number;
  readonly attack: string | null;
  /** Standard deviation of the noise on its examples; `null` without. */
  readonly noise: number | null;
  /** Labels it holds, from the bottom up; `from` and `to` are in the unit of the view. */
  readonly segments: readonly {
    readonly label: number;
    readonly examples: number;
    readonly from: number;
    readonly to: number;
  }[];
}

export interface HoldingsModel {
  readonly bars: readonly HoldingsBar[];
  /** Top of the scale, in the unit of the view. */
  readonly top: number;
  /** Every how manieth client has a bar. */
  readonly every: number;
}

/** Who holds how much of what: one bar a client, at most so many of them. */
export function holdingsModel(
  { shards, attacks }: Pick<FederationSetup, 'shards' | 'attacks'>,
  view: HoldingsView,
  mostBars: number,
): HoldingsModel {
  const every = Math.max(1, Math.ceil(shards.length / mostBars));
  const bars = shards
    .filter((_, at) => at % every === 0)
    .map(({ shard, examples, labels, noise }) => {
      let from = 0;
      const scale = view === 'share' ? 1 / Math.max(1, examples) : 1;
      const segments = labels.flatMap((held, label) => {
        if (held === 0) return [];
        const to = from + held * scale;
        const segment = { label, examples: held, from, to };
        from = to;
        return [segment];
      });
      return { client: shard, examples, attack: attacks[shard] ?? null, noise: noise ?? null, segments };
    });
  const top = view === 'share' ? 1 : roundUp(Math.max(1, ...bars.map(({ examples }) => examples)));
  return { bars, top, every };
}

/** The next round number, so that the scale ends on one. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].map((step) => step * power).find((size) => size >= value) ?? value;
}

/** What the picture says, in a sentence. */
export function describeHoldings({
  shards,
  attacks,
  classNames,
}: Pick<FederationSetup, 'shards' | 'attacks' | 'classNames'>): string {
  if (shards.length === 0) return 'Nobody holds anything yet.';
  const sizes = shards.map(({ examples }) => examples);
  const kinds = shards.map(({ labels }) => labels.filter((held) => held > 0).length);
  const range = (values: readonly number[]) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return low === high ? String(low) : `${low} to ${high}`;
  };
  const adversaries = attacks.filter((attack) => attack !== null).length;
  const who = adversaries === 0 ? '' : `, ${adversaries} of them adversaries`;
  return `${shards.length} clients${who}, each with ${range(sizes)} examples of ${range(kinds)} of ${classNames.length} labels.`;
}
