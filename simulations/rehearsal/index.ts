export type {
  AttackCase,
  AttackStep,
  CaseReport,
  DaoAttack,
  DaoAttackReport,
  DaoAttacksReport,
} from './attacks/attack-report.js';
export { backtest } from './calibration/backtest.js';
export type { Backtest, CalibrationReport } from './calibration/calibration.js';
export type { VoterModel } from './calibration/model/voter-model.js';
export type { CalibrationBin } from './calibration/score/score-forecasts.js';
export type { EconomyComparison, EconomyDifference, RuleVariant, VariantOutcome } from './comparison/comparison.js';
export { exampleProposal } from './dao/example-proposal.js';
export type { DraftContext } from './draft/draft-context.js';
export { type DraftProblem, encodeProposal } from './draft/encode-proposal.js';
export type { DecodedArgument, DecodedCall, EncodedCall } from './draft/encoded-action.js';
export { exportProposal } from './draft/exchange/export-proposal.js';
export { importProposal } from './draft/exchange/import-proposal.js';
export { listFunctions } from './draft/list-functions.js';
export type { Electorate } from './electorate/electorate.js';
export { describeArtifact } from './execution/describe-artifact.js';
export type {
  AssetMovement,
  CallFrame,
  ExecutionReport,
  LifeStep,
  ReportedEvent,
  ReviewCheck,
  StateChange,
} from './execution/execution-report.js';
export { connectFork } from './execution/fork/connect-fork.js';
export { chanceSentence, inWords } from './forecast/chance-words.js';
export type { Forecast, ForecastAdjustments, Spread, Verdict } from './forecast/forecast.js';
export { instantIn } from './history/instant-cell.js';
export { readHistory } from './history/read-history.js';
export type { HistorySummary, PastProposal, PastVote, VotingHistory } from './history/voting-history.js';
export type { ImportProblem } from './members/import-problem.js';
export type { Membership, MembershipSummary } from './members/membership.js';
export type { PollRule, PollTally, PollType } from './poll/poll.js';
export { readPoll } from './poll/read-poll.js';
export { tallyPoll } from './poll/tally-poll.js';
export { accepted } from './rehearse/input-problem.js';
export type { RehearsalInputs } from './rehearse/open-inputs.js';
export { rehearse } from './rehearse/rehearse.js';
export { requestedShareIn } from './rehearse/requested-share.js';
export { loadInputs, type SharedInputs, shareInputs } from './rehearse/shared-inputs.js';
export type { KeptForecast, KeptPart } from './rehearse/write-report.js';
export type { RehearsalRecord } from './report/rehearsal-record.js';
export { REPORT_FORMATS, type ReportFormat } from './report/render/render-report.js';
export { type ColumnMapping, headersKey } from './table/column-mapping.js';
export { decodeText } from './table/decode-text.js';
export { previewTable, withRemembered } from './table/preview-table.js';
export { inThread } from './thread/in-thread.js';
export { openVoteIn } from './watch/open-vote-in.js';
export { watchGovernor } from './watch/watch-governor.js';
export { watchHub } from './watch/watch-hub.js';
export type { SourceToWatch } from './watch/watch-source.js';
export { type LatestVote, type WatchedVote, watchVote } from './watch/watch-vote.js';
export { flipWords, neededWords } from './watch/watch-words.js';
export type { WatchedVoters } from './watch/watched-chances.js';
