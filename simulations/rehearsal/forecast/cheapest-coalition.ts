import type { DecisionRule } from '../rules/decision-rule.js';
import type { Ballots } from './ballots.js';
import { PASSES, type RunState } from './simulated-votes.js';

/** A voter who acts otherwise, its tokens, and by how much that moves the margin and the counted tokens the wanted way. */
interface Move {
  readonly row: number;
  readonly tokens: number;
  readonly margin: number;
  readonly counted: number;
}

/**
 * Voters of one run who turn its verdict round for few tokens: those who turn from one side to the other first, as they count
 * twice, then whoever is not needed is left out, the largest first. The very cheapest is a knapsack problem, so that this is an
 * upper bound; whole accounts are taken.
 * @returns rows of the ballots; `null` when all of them together cannot
 */
export function cheapestCoalition(
  { weights, tokens }: Ballots,
  rule: DecisionRule,
  { votes, ripeness, margin, counted }: RunState,
  verdict: number,
): number[] | null {
  const effect = (row: number, vote: number) => rule.margin[vote]! * weights[row]! * (vote === 1 ? ripeness[row]! : 1);
  const moves = (target: number): readonly Move[] =>
    Array.from(votes, (own, row) => ({
      row,
      tokens: tokens[row]!,
      margin: effect(row, target) - effect(row, own),
      counted: (rule.counted[target]! - rule.counted[own]!) * tokens[row]!,
    }));
  if (verdict === PASSES) {
    const byMargin = cheapest(
      moves(2),
      (move) => -move.margin,
      (lost) => lost.margin + margin <= 0,
    );
    const away = moves(rule.counted[2] === 0 ? 2 : 0);
    const byQuorum =
      rule.quorum > 0
        ? cheapest(
            away,
            (move) => -move.counted,
            (lost) => lost.counted + counted < rule.quorum,
          )
        : null;
    return (
      [byMargin, byQuorum]
        .filter((each) => each !== null)
        .sort((a, b) => sumOf(a) - sumOf(b))[0]
        ?.map(rowOf) ?? null
    );
  }
  const toPass = cheapest(
    moves(1),
    (move) => move.margin + move.counted * (counted < rule.quorum ? 1 : 0),
    (won) => won.margin + margin > 0 && won.counted + counted >= rule.quorum,
  );
  return toPass?.map(rowOf) ?? null;
}

interface Sums {
  readonly margin: number;
  readonly counted: number;
}

/** Takes moves by what they do for a token until it is enough; small ones first, and large ones first: whichever is cheaper. */
function cheapest(
  all: readonly Move[],
  gain: (move: Move) => number,
  enough: (sums: Sums) => boolean,
): readonly Move[] | null {
  const useful = all.filter((move) => gain(move) > 0 && move.tokens > 0);
  const found = [1, -1].flatMap((order) => {
    const sorted = useful.toSorted(
      (a, b) => gain(b) / b.tokens - gain(a) / a.tokens || order * (a.tokens - b.tokens) || a.row - b.row,
    );
    const taken = takeUntil(sorted, enough);
    return taken === null ? [] : [taken];
  });
  return found.sort((a, b) => sumOf(a) - sumOf(b))[0] ?? null;
}

function takeUntil(sorted: readonly Move[], enough: (sums: Sums) => boolean): readonly Move[] | null {
  const taken = new Set<Move>();
  let sums: Sums = { margin: 0, counted: 0 };
  for (const move of sorted) {
    if (enough(sums)) break;
    taken.add(move);
    sums = { margin: sums.margin + move.margin, counted: sums.counted + move.counted };
  }
  if (!enough(sums)) return null;
  for (const move of [...taken].sort((a, b) => b.tokens - a.tokens)) {
    const without = { margin: sums.margin - move.margin, counted: sums.counted - move.counted };
    if (!enough(without)) continue;
    taken.delete(move);
    sums = without;
  }
  return [...taken];
}

const sumOf = (moves: readonly Move[]): number => moves.reduce((sum, { tokens }) => sum + tokens, 0);
const rowOf = ({ row }: Move): number => row;
