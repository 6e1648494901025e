import { createHash } from 'node:crypto';
import type { Dao, Proposal } from '../../scenario/index.js';
import type { CaseReport, DaoAttacksReport } from '../attacks/attack-report.js';
import type { CalibrationReport } from '../calibration/calibration.js';
import type { EconomyComparison, VariantOutcome } from '../comparison/comparison.js';
import type { ExecutionReport } from '../execution/execution-report.js';
import type { Forecast, ForecastAdjustments } from '../forecast/forecast.js';
import { recordDigest } from '../report/record-digest.js';
import type { RehearsalRecord } from '../report/rehearsal-record.js';
import type { KnownInputs } from './open-inputs.js';
import { fileName, withoutSecrets } from './without-secrets.js';

/** What a rehearsal came to, part by part; `null` where a part was not done. */
export interface RehearsalResults {
  readonly calibration: CalibrationReport | null;
  readonly forecast: Forecast | null;
  readonly execution: ExecutionReport | null;
  readonly variants: readonly VariantOutcome[] | null;
  readonly economy: EconomyComparison | null;
  readonly attacks: DaoAttacksReport | null;
  readonly cases: readonly CaseReport[] | null;
}

export interface RecordOptions {
  readonly version: string;
  readonly createdAt: Date;
  readonly dao: Dao;
  readonly proposal: Proposal;
  readonly inputs: Pick<KnownInputs, 'members' | 'pastVotes' | 'files' | 'assumptions'>;
  readonly settings: { readonly runs: number; readonly adjustments: ForecastAdjustments };
  readonly results: RehearsalResults;
}

/**
 * The whole record of a rehearsal: documents, hashes of every input, results, everything assumed, and its digest. It is made
 * to be passed on: of a node's address it has the origin, and of files their names.
 */
export function assembleRecord(options: RecordOptions): RehearsalRecord {
  const { version, createdAt, proposal, inputs, settings, results } = options;
  const dao = withoutSecrets(options.dao);
  const { members, pastVotes, files } = inputs;
  const undigested: Omit<RehearsalRecord, 'digest'> = {
    format: 'folkmoot-rehearsal/1',
    version,
    createdAt: createdAt.toISOString(),
    seed: dao.seed,
    dao,
    proposal,
    inputs: [
      { name: 'DAO', path: null, sha256: hashOf(dao) },
      { name: 'proposal', path: null, sha256: hashOf(proposal) },
      ...files.map((file) => ({ ...file, path: fileName(file.path) })),
    ],
    settings,
    members,
    history: pastVotes,
    ...results,
    assumptions: [...inputs.assumptions, ...assumptionsOf(results)],
  };
  return { ...undigested, digest: recordDigest(undigested) };
}

/** Every assumption once, in the order of the parts that rest on it. */
function assumptionsOf({ forecast, execution, attacks }: RehearsalResults): readonly string[] {
  return [
    ...new Set([
      ...(forecast?.assumptions ?? []),
      ...(execution?.assumptions ?? []),
      ...(attacks?.assumptions ?? []),
      ...(attacks?.voteMarket?.assumptions ?? []),
    ]),
  ];
}

const hashOf = (document: Dao | Proposal) => createHash('sha256').update(JSON.stringify(document)).digest('hex');
