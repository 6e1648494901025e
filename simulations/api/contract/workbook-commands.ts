import { z } from 'zod';

/** Largest workbook that is read, in bytes. */
export const MOST_WORKBOOK_BYTES = 16 * 1024 * 1024;

/** Commands about workbooks of a spreadsheet. Nothing is kept. */
export const workbookParameters = {
  /** The sheets of an XLSX workbook as tables. */
  readWorkbook: z.strictObject({
    name: z.string().min(1).max(255),
    base64: z.string().max(Math.ceil(MOST_WORKBOOK_BYTES / 3) * 4),
  }),
} as const;

/** What they answer. */
export interface WorkbookResults {
  /** Sheets that have cells, in their order; `csv` as RFC 4180 has it, numbers with all their digits. */
  readWorkbook: { readonly sheets: readonly { readonly name: string; readonly csv: string }[] };
}
