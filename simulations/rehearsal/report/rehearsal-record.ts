import type { Dao, Proposal } from '../../scenario/index.js';
import type { CaseReport, DaoAttacksReport } from '../attacks/attack-report.js';
import type { CalibrationReport } from '../calibration/calibration.js';
import type { EconomyComparison, VariantOutcome } from '../comparison/comparison.js';
import type { ExecutionReport } from '../execution/execution-report.js';
import type { Forecast, ForecastAdjustments } from '../forecast/forecast.js';
import type { HistorySummary } from '../history/voting-history.js';
import type { MembershipSummary } from '../members/membership.js';

/**
 * Everything a rehearsal was made from and what came of it: what `folkmoot rehearse --json` prints, what the documents
 * are drawn from, and what `--from` repeats. Plain JSON.
 */
export interface RehearsalRecord {
  readonly format: 'folkmoot-rehearsal/1';
  readonly version: string;
  /** Wall clock, ISO 8601; not part of what is compared. */
  readonly createdAt: string;
  readonly seed: number;
  readonly dao: Dao;
  readonly proposal: Proposal;
  /** SHA-256 of every input: holders, history, artifacts, the two documents. */
  readonly inputs: readonly { readonly name: string; readonly path: string | null; readonly sha256: string }[];
  readonly settings: { readonly runs: number; readonly adjustments: ForecastAdjustments };
  readonly members: MembershipSummary;
  readonly history: HistorySummary | null;
  readonly calibration: CalibrationReport | null;
  readonly forecast: Forecast | null;
  readonly execution: ExecutionReport | null;
  readonly variants: readonly VariantOutcome[] | null;
  readonly economy: EconomyComparison | null;
  readonly attacks: DaoAttacksReport | null;
  readonly cases: readonly CaseReport[] | null;
  readonly assumptions: readonly string[];
  /** SHA-256 of all of the above but times and durations, hex: equal when a repetition gives the same. */
  readonly digest: string;
}
