import type { Crowd } from './crowd.js';

interface Score {
  readonly update: number;
  /** Sum of the squared distances to the nearest others. */
  readonly near: number;
  /** Sum of the squared distances to all others. */
  readonly all: number;
}

/**
 * Orders members of a crowd by Krum's score, best first: the sum of the squared distances to the k − f − 2 nearest of
 * the k members, at least one of them (Blanchard et al. 2017, arXiv 1703.02757, section 4). Equal scores are told apart
 * by the distances to all members and then by the values themselves, so that the order of the updates makes no
 * difference. O(k·n + k·log k) for k members of a crowd of n, besides comparing the values of updates that tie.
 *
 * @param members indices into the crowd, each once
 * @param f how many of the members may be hostile
 */
export function rankByKrum(crowd: Crowd, members: readonly number[], f: number): number[] {
  const present = new Uint8Array(crowd.deltas.length);
  for (const member of members) present[member] = 1;
  const nearest = Math.max(1, members.length - f - 2);
  return members
    .map((member) => scoreOf(crowd, present, member, nearest))
    .sort((a, b) => a.near - b.near || a.all - b.all || compareValues(crowd, a.update, b.update))
    .map(({ update }) => update);
}

function scoreOf(
  { deltas, distances, neighbours }: Crowd,
  present: Uint8Array,
  update: number,
  nearest: number,
): Score {
  const row = update * deltas.length;
  let near = 0;
  let all = 0;
  let counted = 0;
  for (const other of neighbours[update]!) {
    if (present[other] === 0) continue;
    const distance = distances[row + other]!;
    if (counted++ < nearest) near += distance;
    all += distance;
  }
  return { update, near, all };
}

/** Which of two updates comes first, weight by weight. Clones, of which there may be many, are not read through. */
function compareValues({ deltas, distances }: Crowd, a: number, b: number): number {
  if (distances[a * deltas.length + b] === 0) return a - b;
  const first = deltas[a]!;
  const second = deltas[b]!;
  for (let j = 0; j < first.length; j++) if (first[j] !== second[j]) return first[j]! - second[j]!;
  return a - b;
}
