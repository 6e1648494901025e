import type { Forecast } from '../../../../simulations/api/contract/index.js';
import { meaningColour } from '../../../theme/family-colours.js';
import { roundTicks } from '../../round-steps.js';

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
