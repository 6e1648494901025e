import { readSheet } from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { workbookTrouble } from '../../../files/index.js';
import { type FormatResult, refused, type TextTable, tableOf, wholeFile } from './table.js';

/** All of a workbook unpacked (bytes): far more than an allocation of a hundred groups needs. */
const MOST_UNPACKED = 32 * 1024 * 1024;

/** Reads the first sheet of an XLSX workbook; numbers keep all their digits. */
export async function readXlsxTable(bytes: Uint8Array): Promise<FormatResult<TextTable>> {
  const hint = 'Save it anew as an Excel workbook (.xlsx), or as CSV.';
  const trouble = await workbookTrouble(bytes, MOST_UNPACKED);
  if (trouble !== null) return refused([wholeFile(`the file is no workbook that can be read: ${trouble}`, hint)]);
  try {
    const sheet = await readSheet<string>(Buffer.from(bytes), { parseNumber: (digits) => digits, trim: true });
    const rows = squared(sheet.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))));
    return tableOf(
      rows.map((cells, i) => ({ number: i + 1, cells })),
      false,
    );
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return refused([wholeFile(`the file is no workbook that can be read (${error.message})`, hint)]);
  }
}

/** Writes records, the header first, as an XLSX workbook of one sheet; what looks like a number becomes one. */
export async function writeXlsx(records: readonly (readonly string[])[], sheet: string): Promise<Uint8Array> {
  const cells = records.map((record, row) =>
    record.map((text) => {
      if (text === '') return null;
      return row > 0 && String(Number(text)) === text
        ? { value: Number(text), type: Number }
        : { value: text, type: String };
    }),
  );
  return new Uint8Array(await writeXlsxFile(cells, { sheet }).toBuffer());
}

/** Rows of a sheet end with their last cell: all get as many as the longest. */
function squared(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  return rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]);
}
