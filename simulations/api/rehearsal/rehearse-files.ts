import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { InputError } from '../../errors/index.js';
import { isReadableFile } from '../../files/index.js';
import {
  importProposal,
  loadInputs,
  type RehearsalInputs,
  type RehearsalRecord,
  rehearse,
} from '../../rehearsal/index.js';
import { type Dao, type Proposal, parseDao, parseProposal } from '../../scenario/index.js';
import type { ForecastAdjustments } from '../contract/index.js';
import { parseJson, readText } from '../read-document.js';
import { ScenarioLibrary } from '../scenario-library.js';
import { scenarioOf } from '../study-document.js';
import { folkmootVersion } from '../version.js';
import { presetOf } from './preset-of.js';
import { checkReport } from './read-report.js';
import { NO_ADJUSTMENTS } from './rehearsal-view.js';

export interface RehearseFilesOptions {
  /** A file ending in .json, or a built-in DAO's name. */
  readonly dao: string;
  /** A Folkmoot proposal, a Safe file, or propose calldata. */
  readonly proposal: string;
  readonly seed?: number;
  readonly runs?: number;
  readonly execution: boolean;
  readonly variants: boolean;
  readonly economy: { readonly ticks: number; readonly seeds: number } | null;
  readonly attacks: boolean;
  readonly cases: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (words: string) => void;
}

const USUAL_RUNS = 2000;

/**
 * Rehearses from files, without a data folder.
 * @throws InputError naming file and field at fault
 */
export async function rehearseFiles(options: RehearseFilesOptions): Promise<RehearsalRecord> {
  const isFile = options.dao.endsWith('.json');
  const document = isFile ? await readJson(options.dao) : presetOf(options.dao);
  const parsed = parseDao(document, options.dao);
  const dao = options.seed === undefined ? parsed : { ...parsed, seed: options.seed };
  const inputs = await loadInputs(dao, isFile ? dirname(resolve(options.dao)) : null, options.signal);
  const { proposal, warnings } = importProposal(await readText(options.proposal), inputs.context, options.proposal);
  for (const warning of warnings) options.onProgress?.(`Warning: ${warning}`);
  return rehearseDocuments(dao, proposal, inputs, { ...options, adjustments: NO_ADJUSTMENTS, learn: { split: null } });
}

/** A rehearsal repeated from its report. */
export interface Repetition {
  readonly record: RehearsalRecord;
  /** Digest that the report had. */
  readonly before: string;
  /** Which parts came out differently, in one sentence. */
  readonly differences: string;
}

/** What a report does not have, as it is made to be passed on. */
export interface RepetitionSources extends Pick<RehearseFilesOptions, 'signal' | 'onProgress'> {
  /** Folder of the files that it was made from; beside the report by default. */
  readonly files?: string;
  /** Whole address of the node whose chain was copied; the report has its origin. */
  readonly forkUrl?: string;
}

/**
 * Repeats a rehearsal from its JSON report: the same documents, seeds and parts. Its files are looked for by name in the
 * folder that is given, then beside the report.
 * @throws InputError `report-invalid`, `input-missing` or `input-changed` naming the file
 */
export async function repeatRehearsal(
  path: string,
  { signal, onProgress, files, forkUrl }: RepetitionSources,
): Promise<Repetition> {
  const before = checkReport(await readJson(path), path);
  const told = parseDao(before.dao, path);
  const dao = told.fork === null || forkUrl === undefined ? told : { ...told, fork: { ...told.fork, url: forkUrl } };
  const proposal = parseProposal(before.proposal, path);
  const inputs = await loadInputs(
    await withFoundFiles(dao, before.inputs, [
      ...(files === undefined ? [] : [resolve(files)]),
      dirname(resolve(path)),
    ]),
    null,
    signal,
  );
  for (const { name, sha256 } of before.inputs) {
    const now = inputs.files.find((file) => file.name === name);
    if (now === undefined || now.sha256 === sha256) continue;
    throw new InputError('input-changed', `the ${name} in ${now.path} are not what the report was made from`, {
      field: name,
      value: now.sha256,
      hint: `Put the file with the SHA-256 ${sha256} in its place.`,
    });
  }
  const { settings, calibration, execution, variants, economy, attacks, cases } = before;
  const record = await rehearseDocuments(
    dao,
    proposal,
    { ...inputs, dao },
    {
      ...settings,
      learn: calibration === null ? null : { split: calibration.split },
      execution: execution !== null,
      variants: variants !== null,
      economy: economy === null ? null : { ticks: economy.ticks, seeds: economy.seeds.length },
      attacks: attacks !== null,
      cases: cases !== null,
      signal,
      onProgress,
    },
  );
  return { record, before: before.digest, differences: differencesOf(before, record) };
}

async function rehearseDocuments(
  dao: Dao,
  proposal: Proposal,
  inputs: RehearsalInputs,
  options: Omit<RehearseFilesOptions, 'dao' | 'proposal'> & {
    readonly adjustments: ForecastAdjustments;
    readonly learn: { readonly split: string | null } | null;
  },
): Promise<RehearsalRecord> {
  const scenario = options.economy === null ? null : scenarioOf(await new ScenarioLibrary().load(dao.economy));
  return rehearse({
    ...options,
    version: folkmootVersion(),
    createdAt: new Date(),
    dao,
    proposal,
    inputs,
    runs: options.runs ?? USUAL_RUNS,
    economy: options.economy === null ? null : { ...options.economy, scenario: scenario! },
  });
}

const PARTS = ['members', 'calibration', 'forecast', 'execution', 'variants', 'economy', 'attacks', 'cases'] as const;

function differencesOf(before: RehearsalRecord, after: RehearsalRecord): string {
  const timeless = (part: unknown) =>
    JSON.stringify(part, (key, value: unknown) => (key === 'seconds' || key === 'milliseconds' ? undefined : value));
  const changed = PARTS.filter((part) => timeless(before[part]) !== timeless(after[part]));
  const version = before.version === after.version ? '' : ` It was made by Folkmoot ${before.version}.`;
  return changed.length === 0 ? `All parts are the same.${version}` : `Different: ${changed.join(', ')}.${version}`;
}

/** The DAO with whole paths for its files, looked for by name in these folders. */
async function withFoundFiles(dao: Dao, inputs: RehearsalRecord['inputs'], folders: readonly string[]): Promise<Dao> {
  const found = new Map<string, string>();
  for (const { name, path } of inputs) {
    if (path === null) continue;
    const places = [...(isAbsolute(path) ? [path] : []), ...folders.map((folder) => join(folder, basename(path)))];
    const readable = await Promise.all(
      places.map((place) => isReadableFile(place).then((readable) => (readable ? place : null))),
    );
    const place = readable.find((each) => each !== null);
    if (place === undefined || place === null) {
      throw new InputError('input-missing', `the ${name} are not in ${places.join(', nor in ')}`, {
        field: name,
        value: path,
        hint: 'Put the file beside the report, or name its folder with --files.',
      });
    }
    found.set(name, place);
  }
  const place = (name: string, path: string) => found.get(name) ?? path;
  const { holders, delegations, history, contracts } = dao;
  return {
    ...dao,
    holders: holders.kind === 'file' ? { ...holders, path: place('holders', holders.path) } : holders,
    delegations: 'path' in delegations ? { ...delegations, path: place('delegations', delegations.path) } : delegations,
    history: history && {
      ...history,
      proposals: place('past proposals', history.proposals),
      votes: place('past votes', history.votes),
    },
    contracts: contracts.map((own) =>
      typeof own.artifact === 'string' ? { ...own, artifact: place(`artifact of ${own.name}`, own.artifact) } : own,
    ),
  };
}

async function readJson(path: string): Promise<unknown> {
  return parseJson(await readText(path), path);
}
