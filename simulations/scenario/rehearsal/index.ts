export { checkDao, checkProposal, parseDao, parseProposal } from './check-documents.js';
export { hasRightChecksum } from './checksum.js';
export {
  type Charter,
  type Dao,
  type DaoDraft,
  type DelegationsMapping,
  daoSchema,
  type HoldersMapping,
  type HoldersSource,
  type OwnContract,
  ownContractSchema,
  type ProposalsMapping,
  type Stopper,
  type VoterRule,
  type VotesMapping,
} from './dao.js';
export type { DualGovernanceSettings } from './dual-governance.js';
export {
  type GovernorSettings,
  governorSettingsSchema,
  QUORUM_COUNTS,
  type QuorumCounts,
  type QuorumRule,
  type VotingRule,
} from './governor-settings.js';
export { addressSchema, bytesSchema } from './identifiers.js';
export type { PollStage } from './poll-stage.js';
export {
  type Proposal,
  type ProposalAction,
  type ProposalDraft,
  proposalActionSchema,
  proposalSchema,
} from './proposal.js';
