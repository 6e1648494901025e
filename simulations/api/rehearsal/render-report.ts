import { inThread, type RehearsalRecord, renderHtml, renderMarkdown } from '../../rehearsal/index.js';

/** What a rehearsal's report can be written as. */
export const REPORT_FORMATS = ['html', 'pdf', 'markdown', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

const EXTENSIONS: Readonly<Record<ReportFormat, string>> = { html: 'html', pdf: 'pdf', markdown: 'md', json: 'json' };

/**
 * A report as a file. The same record gives the same bytes. A PDF takes seconds, in a thread of its own.
 * @throws the signal's reason when a PDF's making is aborted
 */
export async function renderReport(
  record: RehearsalRecord,
  format: ReportFormat,
  signal?: AbortSignal,
): Promise<{ readonly fileName: string; readonly bytes: Uint8Array }> {
  const slug = record.proposal.title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  const fileName = `${record.dao.name}-${slug || 'proposal'}.report.${EXTENSIONS[format]}`;
  return { fileName, bytes: await bytesOf(record, format, signal) };
}

async function bytesOf(record: RehearsalRecord, format: ReportFormat, signal?: AbortSignal): Promise<Uint8Array> {
  if (format === 'pdf') return inThread('renderPdf', record, { signal });
  const text = { html: renderHtml, markdown: renderMarkdown, json: asJson }[format](record);
  return new TextEncoder().encode(text);
}

const asJson = (record: RehearsalRecord) => `${JSON.stringify(record, null, 2)}\n`;
