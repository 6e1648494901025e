import type { Content, TableCell } from 'pdfmake';
import { svgOf } from '../charts/chart.js';
import { PRINT } from '../charts/svg.js';
import type { Block, Finding, TableBlock, TreeNode } from '../model/blocks.js';

/** Points between the margins of a page. */
const PAGE_WIDTH = 499;

const LEVELS: Readonly<Record<Finding['level'], string>> = {
  info: PRINT.dim,
  warning: '#9a6700',
  error: PRINT.against,
};

/** Blocks as pdfmake lays them out; small charts that are neighbours stand side by side. */
export function blocksContent(blocks: readonly Block[]): Content[] {
  const isSmall = (block: Block | undefined) => block?.kind === 'chart' && block.chart.width < 400;
  const content: Content[] = [];
  for (let i = 0; i < blocks.length; i += 1) {
    const block = blocks[i]!;
    if (!isSmall(block) || !isSmall(blocks[i + 1])) {
      content.push(...blockContent(block));
      continue;
    }
    i += 1;
    content.push({ columns: [blockContent(block), blockContent(blocks[i]!)], columnGap: 16, unbreakable: true });
  }
  return content;
}

function blockContent(block: Block): Content[] {
  switch (block.kind) {
    case 'text':
      return [{ text: breakable(block.text), margin: [0, 0, 0, 8] }];
    case 'quote':
      return [ruled({ text: breakable(block.text), preserveLeadingSpaces: true }, PRINT.line)];
    case 'list':
      return [{ ul: block.items.map((item) => ({ text: breakable(item) })), margin: [0, 0, 0, 8] }];
    case 'facts':
      return [
        grid(
          [170, '*'],
          block.rows.map(([label, value]) => [{ text: label, color: PRINT.dim }, { text: breakable(value) }]),
          0,
        ),
      ];
    case 'table':
      return tableContent(block);
    case 'chart': {
      const width = Math.min(PAGE_WIDTH, block.chart.width * 0.7);
      const drawing = {
        svg: svgOf(block.chart, PRINT),
        width,
        margin: [0, 4, 0, 12] as [number, number, number, number],
      };
      return [{ stack: [{ text: block.chart.title, style: 'caption' }, drawing], unbreakable: true }];
    }
    case 'tree':
      return [...block.nodes.flatMap((node) => treeContent(node, 0)), { text: '', fontSize: 1, margin: [0, 0, 0, 6] }];
    case 'findings':
      return block.findings.map(({ level, title, findings }) =>
        ruled(
          {
            stack: [
              {
                text: [
                  { text: `${level.toUpperCase()}  `, fontSize: 7.5, color: LEVELS[level] },
                  { text: title, bold: true },
                ],
              },
              ...findings.map((each) => ({ text: breakable(each) })),
            ],
          },
          LEVELS[level],
        ),
      );
    case 'absent':
      return [{ text: block.text, italics: true, color: PRINT.dim, margin: [0, 0, 0, 8] }];
  }
}

function tableContent({ caption, columns, rows }: TableBlock): Content[] {
  const fontSize = columns.length > 5 ? 7 : 8.5;
  const side = (index: number) => (columns[index]?.figures ? ('right' as const) : ('left' as const));
  const head = columns.map(
    ({ title }, index): TableCell => ({ text: title, color: PRINT.dim, alignment: side(index), fontSize }),
  );
  const body = rows.map((cells) =>
    cells.map((cell, index): TableCell => ({ text: breakable(cell), alignment: side(index), fontSize })),
  );
  return [
    { text: caption, style: 'caption', margin: [0, 4, 0, 4], headlineLevel: 2 },
    grid(widths(columns.length, rows), [head, ...body], 1),
  ];
}

/** Columns by the length of their longest word, none so narrow that nothing fits. */
function widths(count: number, rows: readonly (readonly string[])[]): number[] {
  const longest = Array.from({ length: count }, (_, index) =>
    Math.min(40, Math.max(11, ...rows.map((cells) => cells[index]?.length ?? 0))),
  );
  const sum = longest.reduce((a, b) => a + b, 0);
  return longest.map((length) => ((PAGE_WIDTH - count * 9) * length) / sum);
}

function grid(columns: (number | '*')[], body: TableCell[][], headerRows: number): Content {
  return {
    table: { widths: columns, body, headerRows, dontBreakRows: true },
    layout: {
      hLineWidth: (row, node) => (row === 0 || row === node.table.body.length ? 0 : 0.5),
      vLineWidth: () => 0,
      hLineColor: () => PRINT.line,
      paddingLeft: () => 0,
      paddingRight: () => 9,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
    margin: [0, 0, 0, 12],
  };
}

/** With a coloured line to its left. */
function ruled(content: Content, colour: string): Content {
  return {
    table: { widths: ['*'], body: [[content]] },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (column) => (column === 0 ? 2.5 : 0),
      vLineColor: () => colour,
      paddingLeft: () => 10,
      paddingTop: () => 3,
      paddingBottom: () => 3,
    },
    margin: [0, 0, 0, 6],
  };
}

function treeContent({ text, detail, failed, children }: TreeNode, depth: number): Content[] {
  const small = { text: breakable(detail), fontSize: 7.5, color: PRINT.dim, bold: false };
  const inline = detail.length > 0 && detail.length < 40 ? [{ ...small, text: `   ${small.text}` }] : [];
  const head: Content = {
    stack: [
      {
        text: [breakable(failed ? `failed: ${text}` : text), ...inline],
        ...(failed ? { color: PRINT.against, bold: true } : {}),
      },
      ...(detail.length < 40 ? [] : [small]),
    ],
    margin: [depth * 14, 1, 0, 2],
  };
  return [head, ...children.flatMap((child) => treeContent(child, Math.min(depth + 1, 12)))];
}

/** Long hex may be broken anywhere; a zero-width space says where. */
function breakable(words: string): string {
  return words.replaceAll(/[^\s\u200b]{24}(?=[^\s\u200b])/g, '$&\u200b');
}
