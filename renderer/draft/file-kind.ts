import { kindOfFile } from './data-names.js';
import { foreignFile } from './foreign-file.js';
import { isPoll } from './poll-file.js';
import { kindOfRehearsalFile } from './rehearsal-file.js';

/**
 * Where a file belongs: a study to run, a run to do again, a part of a rehearsal, a poll to count, a workbook whose
 * sheets are looked at one by one, data to learn from, or nowhere in the window (`foreign`). `study` is also what cannot be told: checking it says what is wrong.
 */
export type FileKind = 'study' | 'run' | 'rehearsal' | 'poll' | 'workbook' | 'data' | 'foreign';

/**
 * What a file is for, by its name and how it begins.
 * @param text the beginning of a table, all of a JSON file
 * @param rehearsing whether a rehearsal is on show: a table that nobody knows goes there
 */
export function fileKind(name: string, text: string, rehearsing: boolean): FileKind {
  const byName = kindOfFile(name);
  if (byName === 'idx') return 'data';
  if (/\.xlsx$/i.test(name)) return 'workbook';
  if (isPoll(text)) return 'poll';
  if (foreignFile(name, text) !== null) return 'foreign';
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
