export {
  ATTACK_CASES,
  type AttackCase,
  type AttackDeskReport,
  type AttackStep,
  type CaseReport,
  DAO_ATTACKS,
  type DaoAttack,
  type DaoAttackReport,
} from './attacks/attack-report.js';
export type { Backtest, CalibrationBin, CalibrationReport } from './calibration/calibration.js';
export type { EconomyComparison, EconomyDifference, RuleVariant, VariantOutcome } from './comparison/comparison.js';
export { type DraftContext, draftContext } from './draft/draft-context.js';
export { callsOf, type DraftProblem, encodeProposal } from './draft/encode-proposal.js';
export type { DecodedArgument, DecodedCall, EncodedCall } from './draft/encoded-action.js';
export { listFunctions } from './draft/list-functions.js';
export type { Electorate } from './electorate/electorate.js';
export type {
  AssetMovement,
  CallFrame,
  ExecutionReport,
  LifeStep,
  ReportedEvent,
  ReviewCheck,
  StateChange,
} from './execution/execution-report.js';
export type { KnownContract, LoadedDao, StorageLayout } from './execution/loaded-dao.js';
export type { Forecast, ForecastAdjustments, Spread, Verdict } from './forecast/forecast.js';
export type { HistorySummary, PastProposal, PastVote, VotingHistory } from './history/voting-history.js';
export type { ImportProblem } from './members/import-problem.js';
export type { Membership, MembershipSummary } from './members/membership.js';
export type { RehearsalRecord } from './report/rehearsal-record.js';
