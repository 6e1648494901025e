import type {
  CalibrationReport,
  ColumnMapping,
  DaoAttacksReport,
  EconomyComparison,
  ExecutionReport,
  ForecastAdjustments,
  KeptForecast,
  VariantOutcome,
} from '../../rehearsal/index.js';
import type { RehearsalManifest, ShownResults } from '../../results/index.js';
import { checkDao, checkProposal } from '../../scenario/index.js';
import type { Rehearsal, RehearsalCard, RehearsalJob } from '../contract/index.js';
import { documentsHash, type ResultName, type StoredRehearsals } from './stored-rehearsals.js';

/** Everything a rehearsal's folder has of results. */
export interface KeptResults {
  readonly calibration: CalibrationReport | null;
  readonly forecast: KeptForecast | null;
  readonly execution: ExecutionReport | null;
  readonly variants: readonly VariantOutcome[] | null;
  readonly economy: EconomyComparison | null;
  readonly attacks: DaoAttacksReport | null;
}

/** Files of a history that were imported, each with the columns it was read by. */
export interface HistoryFiles {
  readonly proposals?: { readonly path: string; readonly mapping: ColumnMapping };
  readonly votes?: { readonly path: string; readonly mapping: ColumnMapping };
}

export const NO_ADJUSTMENTS: ForecastAdjustments = { turnoutFactor: 1, supportShift: 0, pledges: [] };
const JOBS: readonly RehearsalJob[] = ['calibration', 'forecast', 'execution', 'variants', 'economy', 'attacks'];

/** Hash of what a result is made from: voters' models are learnt from the history, attacks are on the DAO. */
export function madeFrom(job: RehearsalJob, dao: unknown, proposal: unknown): string {
  if (job === 'calibration') {
    const { history, seed } = (dao ?? {}) as { readonly history?: unknown; readonly seed?: unknown };
    return documentsHash(history, seed);
  }
  return job === 'attacks' ? documentsHash(dao) : documentsHash(dao, proposal);
}

export async function keptResults(rehearsals: StoredRehearsals, id: string): Promise<KeptResults> {
  const read = async <T>(name: ResultName) => (await rehearsals.result(id, name)) as T | null;
  return {
    calibration: await read<CalibrationReport>('calibration'),
    forecast: await read<KeptForecast>('forecast'),
    execution: await read<ExecutionReport>('execution'),
    variants: await read<readonly VariantOutcome[]>('variants'),
    economy: await read<EconomyComparison>('economy'),
    attacks: await read<DaoAttacksReport>('attacks'),
  };
}

/** What lists show of a rehearsal. */
export async function cardOf(rehearsals: StoredRehearsals, manifest: RehearsalManifest): Promise<RehearsalCard> {
  const { id, createdAt, changedAt } = manifest;
  const { passes, outcome } = await shownOf(rehearsals, manifest);
  return {
    id,
    title: titleOf(manifest.dao) ?? id,
    dao: nameOf(manifest.dao) ?? id,
    proposal: titleOf(manifest.proposal),
    createdAt,
    changedAt,
    passes: passes ?? null,
    outcome: outcome ?? null,
    folder: rehearsals.folderOf(id),
  };
}

/** By the manifest, else by the results themselves. */
async function shownOf(
  rehearsals: StoredRehearsals,
  { id, madeFrom: made, shown = {} }: RehearsalManifest,
): Promise<ShownResults> {
  const kept = async (job: RehearsalJob) => (made[job] === undefined ? null : rehearsals.result(id, job));
  const { passes, outcome } = shown;
  return {
    passes: passes ?? ((await kept('forecast')) as KeptForecast | null)?.forecast.passes.probability,
    outcome: outcome ?? ((await kept('execution')) as ExecutionReport | null)?.outcome,
  };
}

/** A rehearsal as the window shows it. `inputs` are those of its DAO, `null` while it has none that can be read. */
export async function rehearsalView(
  rehearsals: StoredRehearsals,
  manifest: RehearsalManifest,
  inputs: Pick<Rehearsal, 'members' | 'history'> & { readonly problems: Rehearsal['problems']['dao'] },
  running: RehearsalJob | null,
): Promise<Rehearsal> {
  const { dao, problems: daoProblems } = checkDao(manifest.dao);
  const { proposal, problems: proposalProblems } = checkProposal(manifest.proposal);
  // Documents are compared with their defaults filled in, so that writing one out changes nothing.
  const now = (job: RehearsalJob) => madeFrom(job, dao ?? manifest.dao, proposal ?? manifest.proposal);
  const kept = await keptResults(rehearsals, manifest.id);
  return {
    ...(await cardOf(rehearsals, manifest)),
    resolved: dao,
    document: manifest.dao,
    draft: manifest.proposal,
    problems: { dao: [...daoProblems, ...inputs.problems], proposal: proposalProblems },
    members: inputs.members,
    history: inputs.history,
    ...kept,
    forecast: kept.forecast?.forecast ?? null,
    adjustments: kept.forecast?.adjustments ?? NO_ADJUSTMENTS,
    stale: JOBS.filter((job) => manifest.madeFrom[job] !== undefined && manifest.madeFrom[job] !== now(job)),
    pendingHistory: await pendingHistory(rehearsals, manifest.id),
    running,
  };
}

/** Past proposals without their votes, or the other way round, wait for the other file. */
async function pendingHistory(rehearsals: StoredRehearsals, id: string): Promise<Rehearsal['pendingHistory']> {
  const files = (await rehearsals.result(id, 'history-files')) as HistoryFiles | null;
  if (files === null || (files.proposals !== undefined) === (files.votes !== undefined)) return null;
  return files.proposals === undefined ? 'proposals' : 'votes';
}

const textField = (document: unknown, field: string): string | null => {
  const value = (document as Readonly<Record<string, unknown>> | null)?.[field];
  return typeof value === 'string' && value !== '' ? value : null;
};
const titleOf = (document: unknown) => textField(document, 'title');
const nameOf = (document: unknown) => textField(document, 'name');
