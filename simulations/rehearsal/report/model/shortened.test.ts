import { expect, it } from 'vitest';
import type { Block } from './blocks.js';
import { shortened } from './shortened.js';

const LONG = 'x'.repeat(4_001);
const CUT = `${'x'.repeat(4_000)}… (4,001 characters in all; the JSON report has them)`;

it.each<[string, Block, Block]>([
  ['a sentence', { kind: 'text', text: LONG }, { kind: 'text', text: CUT }],
  ['an item', { kind: 'list', items: ['a', LONG] }, { kind: 'list', items: ['a', CUT] }],
  ['a fact', { kind: 'facts', rows: [['Reason', LONG]] }, { kind: 'facts', rows: [['Reason', CUT]] }],
  ['a node below a node', tree(LONG), tree(CUT)],
  ['a finding', findings(LONG), findings(CUT)],
  ['a cell', cells(LONG), cells(CUT)],
])('%s that is too long for a page is cut, and says so', (_, block, expected) => {
  expect(shortened(block)).toEqual(expected);
});

it('somebody’s words are quoted at length, and cut only beyond what people write', () => {
  const written = 'y'.repeat(100_000);
  expect(shortened({ kind: 'quote', text: written })).toEqual({ kind: 'quote', text: written });
  expect(shortened({ kind: 'quote', text: `${written}yy` })).toEqual({
    kind: 'quote',
    text: `${written}… (100,002 characters in all; the JSON report has them)`,
  });
});

function tree(detail: string): Block {
  const leaf = { text: 't', detail, failed: false, children: [] };
  return { kind: 'tree', nodes: [{ ...leaf, detail: 'd', children: [leaf] }] };
}

function findings(finding: string): Block {
  return { kind: 'findings', findings: [{ level: 'info', title: 't', findings: [finding] }] };
}

function cells(cell: string): Block {
  return { kind: 'table', caption: 'c', columns: [], rows: [['a', cell]], folded: false };
}
