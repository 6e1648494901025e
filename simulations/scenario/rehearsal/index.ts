export { checkDao, checkProposal, parseDao, parseProposal } from './check-documents.js';
export {
  type Charter,
  charterSchema,
  type Dao,
  type DaoDraft,
  type DelegationsMapping,
  daoSchema,
  delegationsMappingSchema,
  type HoldersMapping,
  type HoldersSource,
  holdersMappingSchema,
  holdersSourceSchema,
  MOST_HOLDERS,
  type OwnContract,
  ownContractSchema,
  type ProposalsMapping,
  proposalsMappingSchema,
  type VoterRule,
  type VotesMapping,
  voterRuleSchema,
  votesMappingSchema,
} from './dao.js';
export {
  type GovernorSettings,
  governorSettingsSchema,
  QUORUM_COUNTS,
  type QuorumCounts,
  type QuorumRule,
  quorumSchema,
  VOTING_RULES,
  type VotingRule,
  votingRuleSchema,
} from './governor-settings.js';
export { addressSchema, bytesSchema, wholeNumber } from './identifiers.js';
export {
  type Proposal,
  type ProposalAction,
  type ProposalDraft,
  proposalActionSchema,
  proposalSchema,
} from './proposal.js';
