import readSheets from 'read-excel-file/node';
import { InputError } from '../errors/index.js';
import { workbookTrouble } from '../files/index.js';
import type { WorkbookResults } from './contract/index.js';

/** All of a workbook unpacked, in bytes. */
const MOST_UNPACKED = 96 * 1024 * 1024;

/**
 * The sheets of a workbook that have cells, as tables.
 * @throws InputError `workbook-unreadable`
 */
export async function readWorkbook(name: string, base64: string): Promise<WorkbookResults['readWorkbook']> {
  const sheets = await sheetsOf(name, Buffer.from(base64, 'base64'));
  return {
    sheets: sheets.map(({ sheet, data }) => ({ name: sheet, csv: csvOf(data) })).filter(({ csv }) => csv.trim() !== ''),
  };
}

/** Numbers keep all their digits: an amount of tokens may have more than a float holds. */
async function sheetsOf(name: string, bytes: Buffer) {
  const trouble = await workbookTrouble(bytes, MOST_UNPACKED);
  if (trouble !== null) throw unreadable(name, `: ${trouble}`);
  try {
    return await readSheets<string>(bytes, { parseNumber: (digits) => digits, trim: true });
  } catch (cause) {
    throw unreadable(name, '', cause);
  }
}

const unreadable = (name: string, why: string, cause?: unknown) =>
  new InputError('workbook-unreadable', `${name} is no workbook that can be read${why}`, {
    field: name,
    cause,
    hint: 'Save it anew as an Excel workbook (.xlsx), or its sheet as CSV.',
  });

/** RFC 4180, every row as long as the longest; dates as ISO has them. */
function csvOf(rows: readonly (readonly unknown[])[]): string {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const line = (row: readonly unknown[]) => Array.from({ length: width }, (_, at) => quoted(text(row[at]))).join(',');
  return rows.map((row) => `${line(row)}\n`).join('');
}

function text(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString() : String(cell);
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
