import { fileKind } from '../draft/file-kind.js';
import { foreignFile } from '../draft/foreign-file.js';
import { bringData } from './bring-data.js';
import { bringRehearsalFiles } from './bring-rehearsal-files.js';
import type { Session } from './session.js';
import { FileError } from './trouble.js';

/** So much of a table tells what it is (bytes). */
const beginning = 64_000;

/**
 * Opens files where they belong, whatever page is shown and however many there are.
 * @returns those that are studies, for the dialog that checks and starts them
 */
export async function bringFiles(session: Session, files: readonly File[]): Promise<readonly File[]> {
  const { page, openRehearsal } = session.store.getState();
  const rehearsing = page === 'rehearse' && openRehearsal !== null;
  const studies: File[] = [];
  const data: File[] = [];
  const rehearsals: File[] = [];
  for (const file of files) {
    await session.attempt(`${file.name} could not be opened`, async () => {
      const isJson = /\.json$/i.test(file.name);
      const text = await (isJson ? file : file.slice(0, beginning)).text();
      const kind = fileKind(file.name, text, rehearsing);
      if (kind === 'study') studies.push(file);
      else if (kind === 'data') data.push(file);
      else if (kind === 'rehearsal') rehearsals.push(file);
      else if (kind === 'run') session.scenarios.changeFile(scenarioOfRun(text));
      else throw new FileError(foreignFile(file.name, text) ?? 'Nobody knows it.');
    });
  }
  if (rehearsals.length > 0) await bringRehearsalFiles(session, rehearsals);
  if (data.length > 0) await bringData(session, data);
  return studies;
}

/** The scenario that a run's `run.json` keeps. */
function scenarioOfRun(text: string): Readonly<Record<string, unknown>> {
  const { resolved } = JSON.parse(text) as { readonly resolved?: unknown };
  if (typeof resolved !== 'object' || resolved === null)
    throw new FileError('It is the record of a run that keeps no scenario: only a DAO’s run can be changed.');
  return { ...resolved };
}
