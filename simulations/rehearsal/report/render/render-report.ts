import type { RehearsalRecord } from '../rehearsal-record.js';
import { renderHtml } from './html.js';
import { renderMarkdown } from './markdown.js';

/** What a rehearsal's report can be written as. */
export const REPORT_FORMATS = ['html', 'pdf', 'markdown', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** A report as a file. */
export interface RenderedReport {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

const EXTENSIONS: Readonly<Record<ReportFormat, string>> = { html: 'html', pdf: 'pdf', markdown: 'md', json: 'json' };

/** The same record gives the same bytes. Seconds of work for a PDF or a long record, which belong into a thread. */
export async function renderReport(record: RehearsalRecord, format: ReportFormat): Promise<RenderedReport> {
  const slug = record.proposal.title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  const fileName = `${record.dao.name}-${slug || 'proposal'}.report.${EXTENSIONS[format]}`;
  return { fileName, bytes: await bytesOf(record, format) };
}

async function bytesOf(record: RehearsalRecord, format: ReportFormat): Promise<Uint8Array> {
  if (format === 'pdf') {
    // Loaded when it is wanted: the library takes longer than the other formats take.
    const { renderPdf } = await import('./pdf.js');
    return renderPdf(record);
  }
  const text = { html: renderHtml, markdown: renderMarkdown, json: asJson }[format](record);
  return new TextEncoder().encode(text);
}

const asJson = (record: RehearsalRecord) => `${JSON.stringify(record, null, 2)}\n`;
