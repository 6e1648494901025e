import { fileKind } from '../draft/file-kind.js';
import { bringData } from './bring-data.js';
import { bringRehearsalFile } from './bring-rehearsal-file.js';
import type { Session } from './session.js';

/** So much of a table tells what it is (bytes). */
const beginning = 64_000;

/**
 * Opens files where they belong, whatever page is shown and however many there are.
 * @returns those that are studies, for the dialog that checks and starts them
 */
export async function bringFiles(session: Session, files: readonly File[]): Promise<readonly File[]> {
  const rehearsing = session.store.getState().page === 'rehearse';
  const studies: File[] = [];
  const data: File[] = [];
  for (const file of files) {
    await session.attempt(`${file.name} could not be opened`, async () => {
      const isJson = /\.json$/i.test(file.name);
      const text = await (isJson ? file : file.slice(0, beginning)).text();
      const kind = fileKind(file.name, text, rehearsing);
      if (kind === 'study') studies.push(file);
      else if (kind === 'data') data.push(file);
      else if (kind === 'rehearsal') await bringRehearsalFile(session, file);
      else session.scenarios.changeFile(scenarioOfRun(text));
    });
  }
  if (data.length > 0) await bringData(session, data);
  return studies;
}

/** The scenario that a run's `run.json` keeps. */
function scenarioOfRun(text: string): Readonly<Record<string, unknown>> {
  const { resolved } = JSON.parse(text) as { readonly resolved?: unknown };
  if (typeof resolved !== 'object' || resolved === null)
    throw new Error('It is the record of a run that keeps no scenario: only a DAO’s run can be changed.');
  return { ...resolved };
}
