import { base64Of } from './bring-data.js';
import { showDone } from './notices.js';
import type { Session } from './session.js';
import { FileError } from './trouble.js';

/** Shows a poll, counted; of several the last one, and says so. */
export async function bringPolls({ store, attempt }: Session, files: readonly File[]): Promise<void> {
  const last = files.at(-1);
  if (last === undefined) return;
  await attempt(`${last.name} could not be opened`, async () => {
    store.getState().pollOpened({ name: last.name, text: await last.text() });
    store.getState().show('poll');
  });
  if (files.length > 1)
    showDone('One poll at a time', `${last.name} is shown; drop ${files[0]?.name} again to count it.`);
}

/** The sheets of a workbook as files of tables, each to be opened where it belongs. */
export async function sheetsIn({ commands }: Session, file: File): Promise<readonly File[]> {
  const { sheets } = await commands.readWorkbook({ name: file.name, base64: await base64Of(file) });
  if (sheets.length === 0) throw new FileError('No sheet of it has cells.');
  const stem = file.name.replace(/\.xlsx$/i, '');
  const nameOf = (sheet: string) => (sheets.length === 1 ? `${stem}.csv` : `${stem} ${sheet}.csv`);
  return sheets.map(({ name, csv }) => new File([csv], nameOf(name), { type: 'text/csv' }));
}
