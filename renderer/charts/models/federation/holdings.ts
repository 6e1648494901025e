import type { FederationSetup } from '../../../../simulations/api/contract/index.js';
import { roundStep } from '../../round-steps.js';

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
  /** Marks of the scale from 0 up, in the unit of the view; the last is its top. */
  readonly scale: readonly number[];
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
      const unit = view === 'share' ? 1 / Math.max(1, examples) : 1;
      const segments = labels.flatMap((held, label) => {
        if (held === 0) return [];
        const to = from + held * unit;
        const segment = { label, examples: held, from, to };
        from = to;
        return [segment];
      });
      return { client: shard, examples, attack: attacks[shard] ?? null, noise: noise ?? null, segments };
    });
  const most = Math.max(1, ...bars.map(({ examples }) => examples));
  return { bars, scale: view === 'share' ? [0, 0.25, 0.5, 0.75, 1] : wholeMarks(most), every };
}

/** Round numbers from 0 to the first that is not below the value, four to six of them. */
function wholeMarks(value: number): readonly number[] {
  const rough = roundStep(value / 5, true);
  const step = Number.isInteger(rough) ? rough : roundStep(Math.max(1, value / 5));
  return Array.from({ length: Math.ceil(value / step) + 1 }, (_, at) => at * step);
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
