import type { Block, TreeNode } from './blocks.js';

/** Characters of a cell, a sentence or a detail: calldata and others' words may have millions, which no page holds. */
const MOST_CHARACTERS = 4_000;
/** Of words quoted as they are, such as a proposal's description. */
const MOST_QUOTED = 100_000;

/** A block whose texts a document can hold; where one was cut, it says how long it is. The record has all of it. */
export function shortened(block: Block): Block {
  switch (block.kind) {
    case 'quote':
      return { ...block, text: cut(block.text, MOST_QUOTED) };
    case 'list':
      return { ...block, items: block.items.map((item) => cut(item)) };
    case 'facts':
      return { ...block, rows: block.rows.map(([label, value]) => [cut(label), cut(value)] as const) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map((cell) => cut(cell))) };
    case 'tree':
      return { ...block, nodes: block.nodes.map(shortenedNode) };
    case 'findings':
      return {
        ...block,
        findings: block.findings.map((each) => ({ ...each, findings: each.findings.map((finding) => cut(finding)) })),
      };
    case 'chart':
      return block;
    default:
      return { ...block, text: cut(block.text) };
  }
}

function shortenedNode(node: TreeNode): TreeNode {
  return {
    ...node,
    text: cut(node.text),
    detail: cut(node.detail),
    children: node.children.map(shortenedNode),
  };
}

/** The text, or as much of it as there is room for. */
export function cut(text: string, most = MOST_CHARACTERS): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most)}… (${text.length.toLocaleString('en-US')} characters in all; the JSON report has them)`;
}
