import type { Forecast } from '../../../../simulations/api/contract/index.js';
import { meaningColour } from '../../../theme/family-colours.js';

type Spread = Forecast['forVotes'];

/** One kind of vote: where it lies in nine runs of ten, in half of them, and in the middle. Tokens. */
export interface SpreadRow {
  readonly key: 'for' | 'against' | 'abstain';
  readonly label: string;
  readonly colour: string;
  readonly spread: Spread;
}

/** The votes of simulated runs against what they must reach, or must not Against it, on one axis of tokens that begins at 0. */
export interface VoteSpreads {
  readonly rows: readonly SpreadRow[];
  /** The quorum, or what vetoes an optimistic proposal, and how often it is reached, 0 to 1; 0 votes for neither. */
  readonly limit: { readonly kind: 'quorum' | 'veto'; readonly votes: number; readonly reached: number };
  /** End of the axis: a little more than everything drawn. */
  readonly to: number;
  readonly ticks: readonly number[];
}

export function voteSpreads(forecast: Forecast): VoteSpreads {
  const { forVotes, againstVotes, abstainVotes, quorum, veto, verdicts, runs } = forecast;
  const limit =
    veto === undefined
      ? ({ kind: 'quorum', ...quorum } as const)
      : ({ kind: 'veto', votes: veto.votes, reached: verdicts.defeated / runs } as const);
  const rows: readonly SpreadRow[] = [
    { key: 'for', label: 'For', colour: meaningColour('for'), spread: forVotes },
    { key: 'against', label: 'Against', colour: meaningColour('against'), spread: againstVotes },
    { key: 'abstain', label: 'Abstain', colour: meaningColour('abstain'), spread: abstainVotes },
  ];
  const most = Math.max(limit.votes, ...rows.map(({ spread }) => spread.p95));
  const ticks = roundTicks(most * 1.06, 6);
  return { rows, limit, to: Math.max(most * 1.06, Number.MIN_VALUE), ticks };
}

/** Round numbers from 0 up to a largest one, at most so many and evenly apart. */
export function roundTicks(largest: number, most: number): readonly number[] {
  if (!(largest > 0)) return [0];
  const rough = largest / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? power * 10;
  return Array.from({ length: Math.floor(largest / step) + 1 }, (_, at) => at * step);
}
