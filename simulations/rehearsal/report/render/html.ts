import { svgOf } from '../charts/chart.js';
import { escapeMarkup as safe } from '../charts/svg.js';
import type { Block, Section, TableBlock, TreeNode } from '../model/blocks.js';
import { reportDocument } from '../model/report-document.js';
import type { RehearsalRecord } from '../rehearsal-record.js';
import { SCREEN, STYLE } from './html-style.js';

/** Keeps a browser from running or fetching anything, whatever the record says. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The report as one HTML file: no scripts, nothing fetched, light or dark as the reader's system is, made to print too. */
export function renderHtml(record: RehearsalRecord): string {
  const { title, subtitle, headline, sections, footer } = reportDocument(record);
  const cards = headline.map(
    ({ label, value, note }) =>
      `<div><dt>${safe(label)}</dt><dd><b>${safe(value)}</b><span>${safe(note)}</span></dd></div>`,
  );
  const contents = sections.map(({ id, title: name }) => `<li><a href="#${id}">${safe(name)}</a></li>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${safe(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<p>${safe(subtitle)}</p>
<h1>${safe(title)}</h1>
<dl class="headline">${cards.join('')}</dl>
</header>
<nav aria-label="Contents"><ol>${contents.join('')}</ol></nav>
<main>
${sections.map(sectionText).join('\n')}
</main>
<footer>${safe(footer)}</footer>
</body>
</html>
`;
}

function sectionText({ id, title, blocks }: Section): string {
  return `<section id="${id}"><h2>${safe(title)}</h2>\n${grouped(blocks).join('\n')}\n</section>`;
}

/** Neighbouring charts share a row where there is room. */
function grouped(blocks: readonly Block[]): readonly string[] {
  return blocks.reduce<{ texts: string[]; charts: boolean }>(
    ({ texts, charts }, block) => {
      if (block.kind !== 'chart') return { texts: [...texts, blockText(block)], charts: false };
      const figure = blockText(block);
      if (!charts) return { texts: [...texts, `<div class="charts">${figure}</div>`], charts: true };
      const row = texts.at(-1)!.replace(/<\/div>$/, () => `${figure}</div>`);
      return { texts: [...texts.slice(0, -1), row], charts: true };
    },
    { texts: [], charts: false },
  ).texts;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'text':
      return `<p>${safe(block.text)}</p>`;
    case 'quote':
      return `<blockquote>${safe(block.text)}</blockquote>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${safe(item)}</li>`).join('')}</ul>`;
    case 'facts':
      return `<dl class="facts">${block.rows
        .map(([label, value]) => `<div><dt>${safe(label)}</dt><dd>${safe(value)}</dd></div>`)
        .join('')}</dl>`;
    case 'table':
      return tableText(block);
    case 'chart':
      return `<figure${block.chart.width > 400 ? ' class="wide"' : ''}><figcaption>${safe(block.chart.title)}</figcaption>${svgOf(block.chart, SCREEN)}</figure>`;
    case 'tree':
      return `<ul class="tree">${block.nodes.map(treeText).join('')}</ul>`;
    case 'findings':
      return `<ul class="findings">${block.findings
        .map(
          ({ level, title, findings }) =>
            `<li class="${level}"><b><span>${level}</span> ${safe(title)}</b>${findings.map((each) => `<p>${safe(each)}</p>`).join('')}</li>`,
        )
        .join('')}</ul>`;
    case 'absent':
      return `<p class="absent">${safe(block.text)}</p>`;
  }
}

function tableText({ caption, columns, rows, folded }: TableBlock): string {
  const side = columns.map(({ figures }) => (figures ? ' class="figure"' : ''));
  const head = columns.map(({ title }, index) => `<th scope="col"${side[index]}>${safe(title)}</th>`).join('');
  const body = rows
    .map((cells) => `<tr>${cells.map((cell, index) => `<td${side[index] ?? ''}>${safe(cell)}</td>`).join('')}</tr>`)
    .join('');
  const inner = `<thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
  if (!folded) return `<div class="scroll"><table><caption>${safe(caption)}</caption>${inner}`;
  return `<details><summary>${safe(caption)}: the figures</summary><div class="scroll"><table>${inner}</details>`;
}

function treeText({ text, detail, failed, children }: TreeNode): string {
  const inner = children.length === 0 ? '' : `<ul>${children.map(treeText).join('')}</ul>`;
  const small = detail === '' ? '' : `<small${detail.length < 40 ? ' class="short"' : ''}>${safe(detail)}</small>`;
  return `<li${failed ? ' class="failed"' : ''}><span>${safe(text)}</span>${small}${inner}</li>`;
}
