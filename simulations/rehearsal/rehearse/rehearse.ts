import { InputError } from '../../errors/index.js';
import type { Scenario } from '../../mechanisms/index.js';
import type { Dao, Proposal } from '../../scenario/index.js';
import { ATTACK_CASES, type CaseReport } from '../attacks/attack-report.js';
import { runAttackCase } from '../attacks/cases/run-attack-case.js';
import { callsOf } from '../draft/encode-proposal.js';
import type { ForecastAdjustments } from '../forecast/forecast.js';
import { forecastFor } from '../forecast/forecast-for.js';
import type { RehearsalRecord } from '../report/rehearsal-record.js';
import { inThread } from '../thread/in-thread.js';
import { assembleRecord } from './assemble-record.js';
import type { RehearsalInputs } from './open-inputs.js';
import { rehearseAttacks } from './rehearse-attacks.js';
import { rehearseEconomy } from './rehearse-economy.js';
import { rehearseExecution } from './rehearse-execution.js';
import { requestedShareOf } from './requested-share.js';
import { learnVoters, votersOn } from './voters.js';

export interface RehearseOptions {
  readonly version: string;
  readonly createdAt: Date;
  readonly dao: Dao;
  readonly proposal: Proposal;
  readonly inputs: RehearsalInputs;
  readonly runs: number;
  readonly adjustments: ForecastAdjustments;
  /** Learn the voters from the DAO's history where it has one, scored from this ISO date on; by rule when `null`. */
  readonly learn: { readonly split: string | null } | null;
  /** Which parts are done besides the forecast. */
  readonly execution: boolean;
  readonly variants: boolean;
  /** `scenario`: the library scenario that the DAO names. */
  readonly economy: { readonly scenario: Scenario; readonly ticks: number; readonly seeds: number } | null;
  readonly attacks: boolean;
  /** Re-enact the documented cases, vulnerable and defended. */
  readonly cases: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (words: string) => void;
}

/** What learning says of a history that is too short for it. */
const TOO_LITTLE: ReadonlySet<string> = new Set(['voters.historyTooShort', 'backtest.nothingToScore']);

/**
 * Rehearses a proposal from beginning to end: learns the voters where there is a history long enough, forecasts the vote, and does
 * the other parts that are asked for. The same options give the same digest on every machine.
 * @throws InputError about the documents; ChainError when the local chain fails; the signal's reason when aborted
 */
export async function rehearse(options: RehearseOptions): Promise<RehearsalRecord> {
  const { dao, proposal, inputs, runs, adjustments, signal, onProgress = () => {} } = options;
  const { history } = inputs;
  // Encoded first: a draft that cannot be sent is told before anything is computed.
  const requestedShare = requestedShareOf(callsOf(proposal, inputs.context), dao);
  const learning = history === null || options.learn === null ? null : { history, ...options.learn };
  if (learning !== null) onProgress('Learning from past votes');
  const learnt =
    learning === null
      ? null
      : await learnVoters(learning.history, { split: learning.split, seed: dao.seed, signal }).catch(ruleInstead);
  function ruleInstead(error: unknown): null {
    if (!(error instanceof InputError) || !TOO_LITTLE.has(error.code)) throw error;
    onProgress(`Warning: ${error.message} Voters follow the DAO's rule instead.`);
    return null;
  }
  const electorate = votersOn(dao, inputs, learnt?.model ?? null, proposal);
  onProgress(`Simulating ${runs} votes`);
  const forecast = forecastFor(dao, electorate, { runs, seed: dao.seed, adjustments, requestedShare });
  const shared = { dao, proposal, inputs, signal };
  const execution = options.execution
    ? await rehearseExecution({ ...shared, electorate, forecast, adjustments, onProgress })
    : null;
  if (options.variants) onProgress('Comparing other rules');
  const variants = options.variants
    ? await inThread(
        'compareRules',
        { electorate, own: dao.governor, options: { runs, seed: dao.seed, adjustments, requestedShare } },
        { signal },
      )
    : null;
  if (options.economy !== null) onProgress('Simulating the economy with and without the proposal');
  const economy = options.economy === null ? null : await rehearseEconomy({ ...shared, ...options.economy });
  if (options.attacks) onProgress('Attacking the DAO');
  const attacks = options.attacks ? await rehearseAttacks({ dao, inputs, electorate, signal, onProgress }) : null;
  const cases = options.cases ? await everyCase(onProgress, signal) : null;
  return assembleRecord({
    ...options,
    settings: { runs, adjustments },
    results: { calibration: learnt?.report ?? null, forecast, execution, variants, economy, attacks, cases },
  });
}

async function everyCase(onProgress: (words: string) => void, signal?: AbortSignal): Promise<readonly CaseReport[]> {
  const reports: CaseReport[] = [];
  for (const name of ATTACK_CASES) {
    for (const setting of ['vulnerable', 'defended'] as const) {
      onProgress(`Re-enacting ${name}, ${setting}`);
      reports.push(await runAttackCase(name, setting, { signal }));
    }
  }
  return reports;
}
