import { FolkmootError, type ListedRun } from '../api/index.js';

/** Says where a failed run's results are, and returns the error that it failed with. */
export function tellFailure(
  { error, folder }: Pick<ListedRun, 'error' | 'folder'>,
  stream: { write(text: string): unknown },
): FolkmootError {
  stream.write(`What was computed is kept in ${folder}\n`);
  const { code, message, hint, field, exitCode } = error!;
  return new FolkmootError(code, message, { hint, field }, exitCode);
}
