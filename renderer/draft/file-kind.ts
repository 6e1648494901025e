import { kindOfFile } from './data-names.js';
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

/** What a file is that belongs on no page of the window, and where to go with it; `null` for any other. */
export function foreignFile(name: string, text: string): string | null {
  if (/\.(xls|ods)$/i.test(name))
    return 'It is a workbook of another kind. Save it as an Excel workbook (.xlsx), or as CSV.';
  if (text.startsWith('PK') || text.startsWith('%PDF') || text.includes('\u0000'))
    return 'It is no text. Folkmoot opens scenarios, federations, runs, DAOs, proposals, artifacts and rehearsals (JSON), tables (CSV) and IDX files.';
  const document = objectOf(text);
  if (document === null) return null;
  if (String(document.format).startsWith('folkmoot-voters/'))
    return 'It is what a rehearsal learnt of voters. A rehearsal learns it anew from past votes: drop those.';
  return null;
}

function objectOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
