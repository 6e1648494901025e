import { join } from 'node:path';
import { readResult, writeStored } from '../../results/index.js';
import type { Forecast, ForecastAdjustments } from '../forecast/forecast.js';
import { type ReportFormat, renderReport } from '../report/render/render-report.js';
import { assembleRecord, type RecordOptions, type RehearsalResults } from './assemble-record.js';

/** A forecast as a rehearsal's folder keeps it: with what the sliders stood at. */
export interface KeptForecast {
  readonly forecast: Forecast;
  readonly adjustments: ForecastAdjustments;
  readonly runs: number;
}

/** A part of a rehearsal whose result its folder keeps. */
export type KeptPart = Exclude<keyof RehearsalResults, 'cases'>;

/** A report of what a rehearsal's folder has. */
export interface ReportToWrite extends Omit<RecordOptions, 'settings' | 'results'> {
  readonly folder: string;
  readonly format: ReportFormat;
  /** Results that are of the documents as they stand; the others are left out. */
  readonly current: readonly KeptPart[];
  /** What the sliders stand at where there is no forecast. */
  readonly usual: RecordOptions['settings'];
}

/** Where a report was written, and what is in it. */
export interface WrittenReport {
  readonly path: string;
  readonly fileName: string;
  /** `null` for a PDF, and for what is too long to be handed on: it is in the file. */
  readonly text: string | null;
  /** Of a PDF. */
  readonly base64: string | null;
}

/** The longest report that is handed on besides being written, in bytes. */
const MOST_HANDED_ON = 16 * 1024 ** 2;

/** Puts a rehearsal's report together from the results in its folder and writes it there: the work of a thread. */
export async function writeReport({
  folder,
  format,
  current,
  usual,
  ...options
}: ReportToWrite): Promise<WrittenReport> {
  const read = async (name: KeptPart) => (current.includes(name) ? readResult(folder, name) : null);
  // What the folder keeps by these names was written as these types.
  const [kept, calibration, execution, variants, economy, attacks] = (await Promise.all(
    (['forecast', 'calibration', 'execution', 'variants', 'economy', 'attacks'] as const).map(read),
  )) as [KeptForecast | null, ...unknown[]];
  const results = { calibration, forecast: kept?.forecast ?? null, execution, variants, economy, attacks, cases: null };
  const record = assembleRecord({
    ...options,
    settings: kept === null ? usual : { runs: kept.runs, adjustments: kept.adjustments },
    results: results as RehearsalResults,
  });
  const { fileName, bytes } = await renderReport(record, format);
  const path = join(folder, 'reports', fileName);
  await writeStored(path, bytes);
  const isHandedOn = bytes.length <= MOST_HANDED_ON;
  return {
    path,
    fileName,
    text: isHandedOn && format !== 'pdf' ? new TextDecoder().decode(bytes) : null,
    base64: isHandedOn && format === 'pdf' ? Buffer.from(bytes).toString('base64') : null,
  };
}
