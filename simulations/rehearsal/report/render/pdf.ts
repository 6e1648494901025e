import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import pdfmake from 'pdfmake';
import { PRINT } from '../charts/svg.js';
import { reportDocument } from '../model/report-document.js';
import type { RehearsalRecord } from '../rehearsal-record.js';
import { blocksContent } from './pdf-blocks.js';

const require = createRequire(import.meta.url);
const fonts = require('pdfmake/fonts/Roboto.js') as Parameters<typeof pdfmake.setFonts>[0];
const fontFolder = dirname(require.resolve('pdfmake/fonts/Roboto.js'));

/** The report as a PDF (A4): the same record gives the same bytes. Nothing is fetched, and only fonts are read. */
export async function renderPdf(record: RehearsalRecord): Promise<Uint8Array> {
  const { title, subtitle, headline, sections, footer, createdAt } = reportDocument(record);
  pdfmake.setFonts(fonts);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((file) => file.startsWith(fontFolder));
  const pdf = pdfmake.createPdf({
    pageSize: 'A4',
    pageMargins: [48, 48, 48, 56],
    info: { title, subject: subtitle, creator: 'Folkmoot', producer: 'Folkmoot', creationDate: new Date(createdAt) },
    language: 'en',
    displayTitle: true,
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.25, color: PRINT.ink },
    styles: {
      title: { fontSize: 22, bold: true, lineHeight: 1.1 },
      section: { fontSize: 15, bold: true },
      caption: { fontSize: 10.5, bold: true },
      dim: { color: PRINT.dim },
    },
    footer: (page: number, pages: number) => ({
      columns: [
        { text: footer, fontSize: 7, color: PRINT.dim },
        { text: `${page} / ${pages}`, alignment: 'right', width: 40, fontSize: 8, color: PRINT.dim },
      ],
      margin: [48, 20, 48, 0],
    }),
    // A heading does not stay alone at the foot of a page.
    pageBreakBefore: ({ headlineLevel, startPosition }) =>
      headlineLevel !== undefined && (startPosition?.verticalRatio ?? 0) > (headlineLevel === 1 ? 0.8 : 0.86),
    content: [
      { text: subtitle, style: 'dim' },
      { text: title, style: 'title', margin: [0, 4, 0, 12] },
      {
        table: {
          widths: headline.map(() => '*'),
          body: [
            headline.map(({ label, value, note }) => ({
              stack: [
                { text: label, fontSize: 8, color: PRINT.dim },
                { text: value, fontSize: 15, bold: true },
                { text: note, fontSize: 8, color: PRINT.dim },
              ],
              fillColor: '#f5f7f8',
              margin: [6, 6, 6, 6],
            })),
          ],
        },
        layout: 'noBorders',
      },
      ...sections.flatMap((section) => [
        {
          text: section.title,
          style: 'section',
          headlineLevel: 1,
          margin: [0, 24, 0, 8] as [number, number, number, number],
          outline: true,
        },
        ...blocksContent(section.blocks),
      ]),
    ],
  });
  return new Uint8Array(await pdf.getBuffer());
}
