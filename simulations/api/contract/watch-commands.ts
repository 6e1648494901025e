import { z } from 'zod';
import type { WatchedVote } from '../../rehearsal/index.js';
import { addressSchema } from '../../scenario/index.js';
import { MOST_IMPORT_CHARACTERS, rehearsalId } from './rehearsal-commands.js';

export type { WatchedVote };

const file = z.strictObject({ name: z.string().min(1).max(200), text: z.string().max(MOST_IMPORT_CHARACTERS) });
const url = z
  .string()
  .regex(/^https?:\/\/./, 'must begin with http:// or https://')
  .max(2000);
/** Which is watched; the only open one when `null`. */
const proposal = z.string().min(1).max(200).nullable().default(null);
/** Unix seconds; after its last vote when `null`. */
const at = z.int().min(0).nullable().default(null);
/** A rehearsal whose DAO has the voters, and past votes where a source has none of its own. */
const rehearsal = rehearsalId.nullable().default(null);

/** Where an open vote is read from. */
export const voteSourceSchema = z.discriminatedUnion('kind', [
  /** What a hub such as Snapshot answered about an open poll, its votes, and past polls where they were saved too. */
  z.strictObject({ kind: z.literal('hub'), answers: z.array(file).min(1).max(50), proposal, rehearsal, at }),
  /** Past proposals and votes, the open one among them. */
  z.strictObject({ kind: z.literal('tables'), proposals: file, votes: file, proposal, rehearsal, at }),
  /** A governor on a running chain, as it stands. */
  z.strictObject({ kind: z.literal('chain'), url, governor: addressSchema, proposal, rehearsal }),
]);
export type VoteSource = z.input<typeof voteSourceSchema>;

/** Commands about votes that are going on. Nothing is kept, and of a chain nothing is asked but questions. */
export const watchParameters = {
  /** The chance that it passes, the votes so far, and what would still flip it. */
  watchVote: z.strictObject({ source: voteSourceSchema }),
  /** A chain's newest block: as long as it is the same, no vote can have come. */
  getChainHead: z.strictObject({ url }),
} as const;

/** An open vote as it stands, with the sentences that tell of it. */
export interface WatchedVoteInWords extends WatchedVote {
  readonly words: { readonly needed: string; readonly flips: string };
}

/** What they answer. */
export interface WatchResults {
  /** With what passing takes, and what would turn the vote round, in a sentence each. */
  watchVote: WatchedVoteInWords;
  getChainHead: { readonly block: number };
}
