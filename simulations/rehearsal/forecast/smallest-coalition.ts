import type { DecisionRule } from '../rules/decision-rule.js';
import type { Ballots } from './ballots.js';
import { PASSES, type RunState } from './simulated-votes.js';

/** A voter who could act otherwise, and by how much that moves the margin and the counted tokens the wanted way. */
interface Move {
  readonly row: number;
  readonly margin: number;
  readonly counted: number;
}

/**
 * Fewest voters of one run who turn its verdict round by voting the other way, or, to miss a quorum, by staying away.
 * To fail, one of two sums must fall far enough; then the largest moves first are fewest, since no other m voters move
 * a sum by more than the m largest moves. To pass, both sums must rise: see `fewestForBoth`.
 * @returns rows of the ballots; `null` when all of them together cannot
 */
export function smallestCoalition(
  ballots: Ballots,
  rule: DecisionRule,
  state: RunState,
  verdict: number,
): number[] | null {
  const { votes, ripeness, margin, counted } = state;
  const { weights, tokens } = ballots;
  const effect = (row: number, vote: number) => rule.margin[vote]! * weights[row]! * (vote === 1 ? ripeness[row]! : 1);
  const moves = (target: number, sign: number): Move[] =>
    Array.from(votes, (own, row) => ({
      row,
      margin: sign * (effect(row, target) - effect(row, own)),
      counted: sign * (rule.counted[target]! - rule.counted[own]!) * tokens[row]!,
    }));

  if (verdict === PASSES) {
    const against = moves(2, -1);
    const away = moves(rule.counted[2] === 0 ? 2 : 0, -1);
    const byMargin = fewest(against, (move) => move.margin, margin, false);
    const byQuorum = rule.quorum > 0 ? fewest(away, (move) => move.counted, counted - rule.quorum, true) : null;
    if (byMargin === null || byQuorum === null) return byMargin ?? byQuorum;
    return byQuorum.length < byMargin.length ? byQuorum : byMargin;
  }
  // Votes that are away or For help an optimistic proposal alike, by not being Against.
  return fewestForBoth(moves(1, 1), votes, -margin, rule.quorum - counted);
}

/** Fewest moves whose sum reaches `wanted`, or exceeds it. */
function fewest(
  moves: readonly Move[],
  size: (move: Move) => number,
  wanted: number,
  strictly: boolean,
): number[] | null {
  const largest = moves.filter((move) => size(move) > 0).sort((a, b) => size(b) - size(a) || a.row - b.row);
  const rows: number[] = [];
  let sum = 0;
  for (const move of largest) {
    rows.push(move.row);
    sum += size(move);
    if (strictly ? sum > wanted : sum >= wanted) return rows;
  }
  return null;
}

/**
 * Fewest moves that lift the margin above `margin` and the counted tokens to `counted`. Of voters who did the same
 * (stayed away, Against, Abstain) the larger move both sums by more, so the best m voters are the largest of each kind:
 * all ways to share m among the three kinds are tried, and m is found by bisection, because another voter never hurts.
 * (Under vote-escrow a larger vote may have fewer tokens behind it: when a quorum binds too, this is an upper bound.)
 */
function fewestForBoth(moves: readonly Move[], votes: Uint8Array, margin: number, counted: number): number[] | null {
  const kinds = [0, 2, 3].map((vote) =>
    moves
      .filter(({ row, margin: m, counted: c }) => votes[row] === vote && (m > 0 || c > 0))
      .sort((a, b) => b.margin - a.margin || b.counted - a.counted || a.row - b.row),
  );
  const [away, against, abstain] = kinds.map((kind) => ({
    margin: cumulated(kind, (move) => move.margin),
    counted: cumulated(kind, (move) => move.counted),
  }));
  const sizes = kinds.map((kind) => kind.length);
  const share = (size: number): readonly [number, number, number] | null => {
    for (let a = 0; a <= Math.min(size, sizes[1]!); a++) {
      for (let b = Math.max(0, size - a - sizes[0]!); b <= Math.min(size - a, sizes[2]!); b++) {
        const c = size - a - b;
        const enough =
          away!.margin[c]! + against!.margin[a]! + abstain!.margin[b]! > margin &&
          away!.counted[c]! + against!.counted[a]! + abstain!.counted[b]! >= counted;
        if (enough) return [c, a, b];
      }
    }
    return null;
  };

  let [low, high] = [0, sizes.reduce((sum, size) => sum + size, 0)];
  if (share(high) === null) return null;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (share(middle) === null) low = middle + 1;
    else high = middle;
  }
  return share(high)!.flatMap((take, kind) => kinds[kind]!.slice(0, take).map(({ row }) => row));
}

/** Sums of the first 0, 1, 2 … moves. */
function cumulated(moves: readonly Move[], size: (move: Move) => number): Float64Array {
  const sums = new Float64Array(moves.length + 1);
  moves.forEach((move, i) => {
    sums[i + 1] = sums[i]! + size(move);
  });
  return sums;
}
