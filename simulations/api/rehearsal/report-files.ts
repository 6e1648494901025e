import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../../errors/index.js';
import { NamedFileError, writeNamedFile } from '../../files/index.js';
import { inThread, type RehearsalRecord, type ReportFormat } from '../../rehearsal/index.js';
import { makeFolder } from '../make-folder.js';

/**
 * Makes the folder that reports are written to, so that nobody waits for a rehearsal whose report has no place.
 * @throws InputError `report-unwritable`
 */
export async function prepareReportFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK);
  } catch (cause) {
    throw unwritable(folder, cause);
  }
}

/**
 * Writes a rehearsal's report, and returns its path. Throws the signal's reason when aborted. A disk that is full leaves the report that was there before.
 * @throws InputError `report-unwritable`
 */
export async function writeReportFile(
  record: RehearsalRecord,
  format: ReportFormat,
  folder: string,
  signal?: AbortSignal,
): Promise<string> {
  const { fileName, bytes } = await inThread('renderReport', { record, format }, { signal });
  const path = join(folder, fileName);
  await writeNamedFile(path, bytes, { replace: true }).catch((cause: unknown) => {
    throw unwritable(path, cause);
  });
  return path;
}

function unwritable(path: string, cause: unknown): InputError {
  const named = cause instanceof NamedFileError;
  const message = named ? `it ${cause.message}` : (cause as Error).message;
  return new InputError('report-unwritable', `the report cannot be written to ${path}: ${message}`, {
    field: '--out',
    value: path,
    cause,
    hint: named
      ? `${cause.hint} --out takes another folder.`
      : 'Give another folder with --out, or make this one writable.',
  });
}
