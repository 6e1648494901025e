import type { Address } from '../../chain/index.js';
import type { Dao } from '../../scenario/index.js';
import { unseal } from '../../threads/index.js';
import { type DraftContext, draftContext } from '../draft/draft-context.js';
import type { ArtifactFiles } from '../execution/artifacts.js';
import type { KnownContract } from '../execution/loaded-dao.js';
import { knownContracts } from '../execution/loading/known-contracts.js';
import { namesOf } from '../execution/loading/names.js';
import type { HistorySummary, VotingHistory } from '../history/voting-history.js';
import type { Membership, MembershipSummary } from '../members/membership.js';
import { unpackMembership } from '../members/packed-membership.js';
import { supplyAssumptions } from './exact-dao.js';
import type { InputFile } from './input-file.js';
import type { SentInputs } from './shared-parts.js';

/** What is short of a DAO and everything that its document names. */
export interface KnownInputs {
  readonly dao: Dao;
  readonly members: MembershipSummary;
  readonly pastVotes: HistorySummary | null;
  readonly contracts: readonly KnownContract[];
  /** For drafts: names, assets, ABIs. */
  readonly context: DraftContext;
  readonly files: readonly InputFile[];
  /** What was taken otherwise than the document has it: a sentence each. */
  readonly assumptions: readonly string[];
}

/** A DAO with everything its document names, as objects. */
export interface RehearsalInputs extends KnownInputs {
  readonly membership: Membership;
  readonly history: VotingHistory | null;
  readonly artifacts: ArtifactFiles;
}

export function knownInputs({ dao, members, past, artifacts }: SentInputs): KnownInputs {
  const contracts = knownContracts(dao, artifacts.artifacts);
  // They were taken from the membership's addresses.
  const largest = members.members.largest.map(({ address }) => address as Address);
  return {
    ...{ dao, contracts },
    members: members.members,
    pastVotes: past.pastVotes,
    context: draftContext(dao, contracts, namesOf(contracts, largest, [])),
    files: [...members.files, ...past.files, ...artifacts.files],
    assumptions: [...members.notes, ...supplyAssumptions(dao, members.membership)],
  };
}

/** All of it: a second's work for a million holders, which belongs into a thread. */
export function openInputs(sent: SentInputs): RehearsalInputs {
  const { members, past, artifacts } = sent;
  return {
    ...knownInputs(sent),
    membership: unpackMembership(members.membership),
    history: past.history && unseal(past.history),
    artifacts: artifacts.artifacts,
  };
}
