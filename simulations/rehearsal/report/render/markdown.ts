import type { Block, TableBlock, TreeNode } from '../model/blocks.js';
import { reportDocument } from '../model/report-document.js';
import type { RehearsalRecord } from '../rehearsal-record.js';

/** The report as Markdown (GitHub's tables). Charts are their words: their figures stand in tables. */
export function renderMarkdown(record: RehearsalRecord): string {
  const { title, subtitle, headline, sections, footer } = reportDocument(record);
  const parts = [
    `# ${plain(title)}`,
    plain(subtitle),
    headline.map(({ label, value, note }) => `- **${plain(label)}**: ${plain(value)} (${plain(note)})`).join('\n'),
    ...sections.flatMap((section) => [`## ${plain(section.title)}`, ...section.blocks.map(blockText)]),
    '---',
    plain(footer),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'text':
      return plain(block.text);
    case 'quote':
      return block.text
        .split(/\r\n|\r|\n/)
        .map((row) => `> ${plain(row)}`)
        .join('\n>\n');
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`).join('\n');
    case 'facts':
      return block.rows.map(([label, value]) => `- ${plain(label)}: ${plain(value)}`).join('\n');
    case 'table':
      return tableText(block);
    case 'chart':
      return `*${plain(block.chart.title)}: ${plain(block.chart.summary)}*`;
    case 'tree':
      return block.nodes.map((node) => treeText(node, '')).join('\n');
    case 'findings':
      return block.findings
        .flatMap(({ level, title, findings }) => [
          `- **${level}**: ${plain(title)}`,
          ...findings.map((finding) => `  - ${plain(finding)}`),
        ])
        .join('\n');
    case 'absent':
      return `*${plain(block.text)}*`;
  }
}

function tableText({ caption, columns, rows }: TableBlock): string {
  const row = (cells: readonly string[]) => `| ${cells.map(plain).join(' | ')} |`;
  return [
    `**${plain(caption)}**`,
    '',
    row(columns.map(({ title }) => title)),
    `| ${columns.map(({ figures }) => (figures ? '---:' : '---')).join(' | ')} |`,
    ...rows.map(row),
  ].join('\n');
}

function treeText({ text, detail, failed, children }: TreeNode, indent: string): string {
  const head = `${indent}- ${failed ? '**failed** ' : ''}${plain(text)}${detail === '' ? '' : ` (${plain(detail)})`}`;
  return [head, ...children.map((child) => treeText(child, `${indent}  `))].join('\n');
}

/** Words that mean only themselves: on one line, with every sign of Markdown or HTML escaped. */
function plain(words: string): string {
  return words
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_{}[\]<>#|!~&$]|^[-+]|^(?=\d+[.)])/g, '\\$&')
    .trim();
}
