import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LeafPath, leavesOf, otherThan, withLeaf } from '../../../../test/fixtures/rehearsal/leaves.js';
import { sampleRecord } from '../../../../test/fixtures/rehearsal/record.js';
import { escapeMarkup } from '../charts/svg.js';
import type { ReportDocument } from '../model/blocks.js';
import { reportDocument } from '../model/report-document.js';
import type { RehearsalRecord } from '../rehearsal-record.js';
import { renderHtml } from './html.js';
import { renderMarkdown } from './markdown.js';
import { renderPdf } from './pdf.js';
import { blocksContent } from './pdf-blocks.js';

/** A rehearsal of which nothing was run but the import of its holders. */
const bare: RehearsalRecord = {
  ...sampleRecord,
  history: null,
  calibration: null,
  forecast: null,
  execution: null,
  variants: null,
  economy: null,
  attacks: null,
  cases: null,
  assumptions: [],
};

/** Kinds and levels are words of the program: another one cannot be. */
const CLOSED = new Set([
  'source',
  'outcome',
  'verdict',
  'vote',
  'level',
  'evidence',
  'setting',
  'kind',
  'counts',
  'format',
  'attack',
  'cheapest',
  'case',
  'parts',
]);

const leaves = leavesOf(sampleRecord).filter(({ path }) => !CLOSED.has(String(path.at(-1))));

/** Everything that a document says, chart by chart its words. */
function wordsOf({ title, subtitle, headline, sections, footer }: ReportDocument): readonly string[] {
  const all = JSON.parse(JSON.stringify([title, subtitle, headline, sections.map(({ blocks }) => blocks), footer]));
  const keys = new Set(['kind', 'level']);
  return leavesOf(all).flatMap(({ path, value }) =>
    typeof value === 'string' && !keys.has(String(path.at(-1))) ? [value] : [],
  );
}

const said = (record: RehearsalRecord) => JSON.stringify(reportDocument(record));

const rude = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onload='x",
    '</style><b>',
    '<!--',
    '&lt;',
    ']]>',
  ),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
);

const wordPlaces: readonly LeafPath[] = leavesOf(sampleRecord)
  .filter(
    ({ path, value }) =>
      typeof value === 'string' &&
      !CLOSED.has(String(path.at(-1))) &&
      path.at(-1) !== 'createdAt' &&
      !path.includes('balances') &&
      // Notes that say the same are told once.
      path.at(-1) !== 'note',
  )
  .map(({ path }) => path);

describe('the report', () => {
  it('says every figure, assumption, seed and hash of the record', () => {
    const whole = said(sampleRecord);
    const unsaid = leaves.filter(({ path, value }) => said(withLeaf(sampleRecord, path, otherThan(value))) === whole);
    expect(unsaid.map(({ path }) => path.join('.'))).toEqual([]);
  });
});

describe('the HTML report', () => {
  const html = renderHtml(sampleRecord);

  it('stands alone: no script, nothing fetched, and a policy that forbids both', () => {
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).not.toMatch(/<script|<link|<iframe|<img|@import|url\(|javascript:| on\w+=/i);
    expect(html).toContain("default-src 'none'");
  });

  it('has every chart with a title and its words for those who cannot see it', () => {
    const drawings = html.match(/<svg [^>]*aria-label="[^"]{20,}"/g) ?? [];
    expect(drawings.length).toBe(11);
    expect(html.match(/<figure[ >]/g)).toHaveLength(11);
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('has every word of the document', () => {
    const missing = wordsOf(reportDocument(sampleRecord)).filter((words) => !html.includes(escapeMarkup(words)));
    expect(missing).toEqual([]);
  });

  it('keeps its tags, whatever words the record holds', () => {
    const tags = (text: string) => text.match(/<[^>]*/g)!.map((tag) => tag.split(/[\s>]/)[0]);
    const expected = tags(html);
    fc.assert(
      fc.property(fc.constantFrom(...wordPlaces), rude, (path, words) => {
        const text = renderHtml(withLeaf(sampleRecord, path, `x${words}`));
        expect(tags(text)).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  it('shows a title that is a script as text', () => {
    const text = renderHtml(withLeaf(sampleRecord, ['proposal', 'title'], '<script>alert(1)</script>'));
    expect(text).toContain('<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>');
  });
});

describe('the Markdown report', () => {
  const markdown = renderMarkdown(sampleRecord);

  it('has every word of the document', () => {
    const bare = markdown.replaceAll('\\', '');
    const missing = wordsOf(reportDocument(sampleRecord)).filter(
      (words) => !bare.includes(words.replaceAll(/\s+/g, ' ')),
    );
    expect(missing.filter((words) => !words.includes('\n'))).toEqual([]);
  });

  it('keeps its tables and tags, whatever words the record holds', () => {
    const count = (text: string) =>
      text
        .split('\n')
        .filter((row) => row.startsWith('| '))
        .map((row) => row.match(/(?<!\\)\|/g)!.length);
    const expected = count(markdown);
    fc.assert(
      fc.property(fc.constantFrom(...wordPlaces), rude, (path, words) => {
        const text = renderMarkdown(withLeaf(sampleRecord, path, `x${words}`));
        expect(count(text)).toEqual(expected);
        expect(text.replaceAll(/\\[\\<]/g, '')).not.toContain('<');
      }),
      { numRuns: 100 },
    );
  });
});

describe('a part that was not run', () => {
  it.each([
    ['HTML', renderHtml],
    ['Markdown', renderMarkdown],
  ])('is said to be so in the %s report', (_, render) => {
    const text = render(bare);
    expect(text.match(/Not run:/g)).toHaveLength(8);
    expect(text).toContain('No past votes were imported');
    expect(text).not.toMatch(/NaN|undefined/);
  });
});

describe('the PDF report', () => {
  const text = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');
  const pages = (pdf: Uint8Array) => text(pdf).match(/\/Type \/Page\b(?!s)/g)?.length;

  it('is a PDF of several pages, the same bytes for the same record', async () => {
    const pdf = await renderPdf(sampleRecord);
    expect(text(pdf).slice(0, 5)).toBe('%PDF-');
    expect(text(pdf).trimEnd().endsWith('%%EOF')).toBe(true);
    expect(pages(pdf)).toBeGreaterThan(5);
    expect(Buffer.compare(pdf, await renderPdf(structuredClone(sampleRecord)))).toBe(0);
  });

  it('has every word of the document', () => {
    const { sections } = reportDocument(sampleRecord);
    const laidOut = JSON.stringify(sections.flatMap(({ blocks }) => blocksContent(blocks))).replaceAll('\u200b', '');
    const words = sections.flatMap(({ blocks }) =>
      wordsOf({ ...reportDocument(sampleRecord), headline: [], sections: [{ id: '', title: '', blocks }] }).slice(
        2,
        -1,
      ),
    );
    expect(
      words.filter(
        (each) => !laidOut.includes(JSON.stringify(each).slice(1, -1)) && !laidOut.includes(escapeMarkup(each)),
      ),
    ).toEqual([]);
  });

  it('carries the date of the record, and fewer pages when nothing was run', async () => {
    const pdf = await renderPdf(bare);
    expect(text(pdf)).toContain('D:20260131120005Z');
    expect(pages(pdf)).toBeLessThan(pages(await renderPdf(sampleRecord))!);
  });

  it('is made of any words', async () => {
    const odd = '<b>"quotes"</b> & ünïcode 漢字 🗳 \u0000\u202e'.repeat(20);
    const pdf = await renderPdf(
      withLeaf(withLeaf(sampleRecord, ['proposal', 'title'], odd), ['proposal', 'description'], odd),
    );
    expect(pages(pdf)).toBeGreaterThan(5);
  });
});
