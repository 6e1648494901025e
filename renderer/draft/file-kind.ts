import { kindOfFile } from './data-names.js';
import { kindOfRehearsalFile } from './rehearsal-file.js';

/**
 * Where a file belongs: a study to run, a run to do again, a part of a rehearsal, or data to learn from.
 * `study` is also what cannot be told: checking it says what is wrong.
 */
export type FileKind = 'study' | 'run' | 'rehearsal' | 'data';

/**
 * What a file is for, by its name and how it begins.
 * @param text the beginning of a table, all of a JSON file
 * @param rehearsing whether a rehearsal is on show: a table that could be of either goes there
 */
export function fileKind(name: string, text: string, rehearsing: boolean): FileKind {
  const byName = kindOfFile(name);
  if (byName === 'idx') return 'data';
  const ofRehearsal = kindOfRehearsalFile(text);
  if (byName === 'table') return ofRehearsal !== null || rehearsing ? 'rehearsal' : 'data';
  const format = formatOf(text);
  if (format.startsWith('folkmoot-run/')) return 'run';
  if (format.startsWith('folkmoot-scenario/') || format.startsWith('folkmoot-federation/')) return 'study';
  return ofRehearsal === null ? 'study' : 'rehearsal';
}

function formatOf(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'format' in value ? String(value.format) : '';
  } catch {
    return '';
  }
}
