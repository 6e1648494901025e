export type {
  AttackCase,
  AttackDeskReport,
  AttackStep,
  CaseReport,
  DaoAttack,
  DaoAttackReport,
} from './attacks/attack-report.js';
export { runAttackCase } from './attacks/cases/run-attack-case.js';
export { backtest } from './calibration/backtest.js';
export type { Backtest, CalibrationReport } from './calibration/calibration.js';
export type { VoterModel } from './calibration/model/voter-model.js';
export type { CalibrationBin } from './calibration/score/score-forecasts.js';
export type { EconomyComparison, EconomyDifference, RuleVariant, VariantOutcome } from './comparison/comparison.js';
export { artifactIn } from './dao/artifact-formats.js';
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
export { forecastFor } from './forecast/forecast-for.js';
export { instantIn } from './history/instant-cell.js';
export { readHistory } from './history/read-history.js';
export type { HistorySummary, PastProposal, PastVote, VotingHistory } from './history/voting-history.js';
export type { ImportProblem } from './members/import-problem.js';
export type { Membership, MembershipSummary } from './members/membership.js';
export { POLL_RULES, POLL_TYPES, type PollRule, type PollTally, type PollType } from './poll/poll.js';
export { readPoll } from './poll/read-poll.js';
export { tallyPoll } from './poll/tally-poll.js';
export { assembleRecord } from './rehearse/assemble-record.js';
export { accepted } from './rehearse/input-problem.js';
export { loadInputs, type RehearsalInputs } from './rehearse/load-inputs.js';
export { rehearse } from './rehearse/rehearse.js';
export { rehearseAttacks } from './rehearse/rehearse-attacks.js';
export { rehearseEconomy } from './rehearse/rehearse-economy.js';
export { rehearseExecution } from './rehearse/rehearse-execution.js';
export { requestedShareIn } from './rehearse/requested-share.js';
export { learnVoters, votersOn } from './rehearse/voters.js';
export type { RehearsalRecord } from './report/rehearsal-record.js';
export { renderHtml } from './report/render/html.js';
export { renderMarkdown } from './report/render/markdown.js';
export { type ColumnMapping, headersKey } from './table/column-mapping.js';
export { decodeText } from './table/decode-text.js';
export { previewTable } from './table/preview-table.js';
export { inThread } from './thread/in-thread.js';
export { openVoteIn } from './watch/open-vote-in.js';
export { watchGovernor } from './watch/watch-governor.js';
export { watchHub } from './watch/watch-hub.js';
export type { VoteToWatch } from './watch/watch-source.js';
export { type LatestVote, type WatchedVote, watchVote } from './watch/watch-vote.js';
export { flipWords, neededWords } from './watch/watch-words.js';
export type { WatchedVoters } from './watch/watched-chances.js';
