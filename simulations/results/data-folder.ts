import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Folkmoot's data folder: `FOLKMOOT_HOME`, or the place where this platform keeps applications' data. */
export function dataFolder(environment: Environment = process.env, platform: string = process.platform): string {
  const chosen = environment.FOLKMOOT_HOME;
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  if (platform === 'win32') return join(environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Folkmoot');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Folkmoot');
  const data = environment.XDG_DATA_HOME;
  return join(data === undefined || data === '' ? join(homedir(), '.local', 'share') : data, 'folkmoot');
}

/** Folder of one run. */
export function runFolder(home: string, id: string): string {
  return join(runsFolder(home), id);
}

export function runsFolder(home: string): string {
  return join(home, 'runs');
}

/** Where removed runs wait for a day to be restored. */
export function trashFolder(home: string): string {
  return join(home, 'trash');
}
