import type { FiledVote, Poll } from './poll.js';

/** A vote as a file holds it. */
export interface RawVote {
  readonly voter: string | null;
  readonly choice: unknown;
  readonly power: number | null;
  /** Time of voting in any unit; `null` when the file has none. */
  readonly created: number | null;
}

const UNTIMED =
  'The file does not tell when they voted: the last one in the file was taken for the last vote. Hubs answer the newest first.';

/**
 * Keeps each voter's last vote: by its time, else by its place in the file. Addresses are the same in capital and small
 * letters. Votes without a voter are all kept.
 */
export function lastVotes(all: readonly RawVote[]): Pick<Poll, 'votes' | 'notes'> {
  const lastOf = new Map<string, number>();
  const changed = new Set<string>();
  let untimed = false;
  for (const [index, { voter, created }] of all.entries()) {
    const key = voter?.toLowerCase() ?? `#${index}`;
    const before = lastOf.get(key);
    if (before !== undefined) changed.add(key);
    const earlier = before === undefined ? null : all[before]!.created;
    if (before !== undefined && (earlier === null || created === null)) untimed = true;
    if (earlier === null || created === null || created >= earlier) lastOf.set(key, index);
  }
  const kept = new Set(lastOf.values());
  const votes = all.flatMap(({ voter, choice, power }, index): FiledVote[] =>
    kept.has(index) ? [{ index, voter: voter?.toLowerCase() ?? null, choice, power }] : [],
  );
  if (changed.size === 0) return { votes, notes: [] };
  const who = changed.size === 1 ? `${[...changed][0]} voted` : `${changed.size} voters voted`;
  const notes = [`${who} more than once: the last vote counts.`];
  if (untimed) notes.push(UNTIMED);
  return { votes, notes };
}
