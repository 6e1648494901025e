import type { Dao } from '../../scenario/index.js';
import { openInputs, type RehearsalInputs } from './open-inputs.js';
import { shareInputs } from './shared-inputs.js';

/**
 * Reads every file that a DAO names, as objects. Relative paths start from `folder`.
 * @throws InputError `import-refused` with the rows at fault, about a file, an amount or an artifact; the signal's reason
 * when a long file's reading is aborted
 */
export async function loadInputs(dao: Dao, folder: string | null, signal?: AbortSignal): Promise<RehearsalInputs> {
  const { sent } = await shareInputs(dao, folder, null, { signal });
  return openInputs(sent);
}
