import {
  prepareReportFolder,
  type ReportFormat,
  rehearseFiles,
  repeatRehearsal,
  writeReportFile,
} from '../api/index.js';
import { printRehearsal } from './print-rehearsal.js';
import { untilStopped } from './stop-on-signal.js';

export interface RehearsalRun {
  readonly dao?: string;
  readonly proposal?: string;
  readonly from?: string;
  readonly files?: string;
  readonly forkUrl?: string;
  readonly seed?: number;
  readonly runs?: number;
  readonly execution: boolean;
  readonly whatIf?: boolean;
  readonly economy?: boolean;
  readonly ticks?: number;
  readonly seeds?: number;
  readonly attacks?: boolean;
  readonly cases?: boolean;
  readonly report?: readonly ReportFormat[];
  readonly out: string;
  readonly json: boolean;
}

/** Status for the process to end with when a repetition came to something else. */
const NOT_THE_SAME = 1;

/** Rehearses from files to the end and prints what came of it; progress goes to stderr. */
export async function runRehearsal(options: RehearsalRun): Promise<void> {
  const onProgress = (words: string) => process.stderr.write(`${words}\n`);
  const written: string[] = [];
  const kept = () => (written.length === 0 ? 'nothing was written' : 'what was written until then is whole');
  await untilStopped(async (signal) => {
    if (options.report !== undefined) await prepareReportFolder(options.out);
    const repeated =
      options.from === undefined
        ? null
        : await repeatRehearsal(options.from, {
            signal,
            onProgress,
            files: options.files,
            forkUrl: options.forkUrl,
          });
    const record =
      repeated?.record ??
      (await rehearseFiles({
        dao: options.dao!,
        proposal: options.proposal!,
        seed: options.seed,
        runs: options.runs,
        execution: options.execution,
        variants: options.whatIf ?? false,
        economy: options.economy ? { ticks: options.ticks ?? 12, seeds: options.seeds ?? 5 } : null,
        attacks: options.attacks ?? false,
        cases: options.cases ?? false,
        signal,
        onProgress,
      }));
    for (const format of options.report ?? []) {
      written.push(await writeReportFile(record, format, options.out, signal));
      process.stderr.write(`Wrote ${written.at(-1)}\n`);
    }
    if (options.json) process.stdout.write(`${JSON.stringify(record)}\n`);
    else printRehearsal(record, process.stdout);
    if (repeated !== null) {
      const same = repeated.before === record.digest;
      process.stderr.write(
        same
          ? `The same came out again: digest ${record.digest}.\n`
          : `Something else came out: digest ${record.digest}, and ${repeated.before} before. ${repeated.differences}\n`,
      );
      if (!same) process.exitCode = NOT_THE_SAME;
    }
  }, kept);
}
