import { fileKind, foreignFile } from '../draft/file-kind.js';
import { bringData } from './bring-data.js';
import { bringRehearsalFiles } from './bring-rehearsal-files.js';
import { bringPolls, sheetsIn } from './bring-vote-files.js';
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
  const polls: File[] = [];
  for (const file of await withSheets(session, files)) {
    await session.attempt(`${file.name} could not be opened`, async () => {
      const isJson = /\.json$/i.test(file.name);
      const text = await (isJson ? file : file.slice(0, beginning)).text();
      const kind = fileKind(file.name, text, rehearsing);
      if (kind === 'study') studies.push(file);
      else if (kind === 'data') data.push(file);
      else if (kind === 'rehearsal') rehearsals.push(file);
      else if (kind === 'poll') polls.push(file);
      else if (kind === 'run') session.scenarios.changeFile(scenarioOfRun(text));
      else throw new FileError(foreignFile(file.name, text) ?? 'Nobody knows it.');
    });
  }
  if (polls.length > 0) await bringPolls(session, polls);
  if (rehearsals.length > 0) await bringRehearsalFiles(session, rehearsals);
  if (data.length > 0) await bringData(session, data);
  return studies;
}

/** Files with workbooks replaced by their sheets. */
async function withSheets(session: Session, files: readonly File[]): Promise<readonly File[]> {
  const all: File[] = [];
  for (const file of files) {
    if (fileKind(file.name, '', false) !== 'workbook') all.push(file);
    else
      await session.attempt(`${file.name} could not be opened`, async () => {
        all.push(...(await sheetsIn(session, file)));
      });
  }
  return all;
}

/** The scenario that a run's `run.json` keeps. */
function scenarioOfRun(text: string): Readonly<Record<string, unknown>> {
  const { resolved } = JSON.parse(text) as { readonly resolved?: unknown };
  if (typeof resolved !== 'object' || resolved === null)
    throw new FileError('It is the record of a run that keeps no scenario: only a DAO’s run can be changed.');
  return { ...resolved };
}
