import type { Dao } from '../../scenario/index.js';
import { type Sealed, seal } from '../../threads/index.js';
import type { HistorySummary, VotingHistory } from '../history/voting-history.js';
import { type PackedMembership, packMembership } from '../members/packed-membership.js';
import type { InputFile } from './input-file.js';
import { type ArtifactsPart, type PartSource, readMembersPart, readPastPart } from './read-inputs.js';
import type { MembersPart } from './read-members.js';

/** Members as threads share them. */
export interface SharedMembers extends Omit<MembersPart, 'membership'> {
  readonly membership: PackedMembership;
}

/** Past votes as threads share them. */
export interface SharedPast {
  readonly history: Sealed<VotingHistory> | null;
  /** SHA-256 of both files, hex. */
  readonly sourceHash: string | null;
  readonly pastVotes: HistorySummary | null;
  readonly files: readonly InputFile[];
}

/** What a thread is sent of a DAO's files: it opens what it needs. */
export interface SentInputs {
  readonly dao: Dao;
  readonly members: SharedMembers;
  readonly past: SharedPast;
  readonly artifacts: ArtifactsPart;
}

export async function shareMembers(source: PartSource): Promise<SharedMembers> {
  const part = await readMembersPart(source);
  return { ...part, membership: packMembership(part.membership) };
}

export async function sharePast(source: PartSource): Promise<SharedPast> {
  const { history, ...part } = await readPastPart(source);
  return { ...part, history: history && seal(history), sourceHash: history?.sourceHash ?? null };
}
