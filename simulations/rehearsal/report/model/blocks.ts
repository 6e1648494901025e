import type { Chart } from '../charts/chart.js';

/** A cell or sentence is plain text: every document escapes it in its own way. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  /** Words of somebody else, as they are: line breaks kept, nothing interpreted. */
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | TableBlock
  | { readonly kind: 'chart'; readonly chart: Chart }
  | { readonly kind: 'tree'; readonly nodes: readonly TreeNode[] }
  | { readonly kind: 'findings'; readonly findings: readonly Finding[] }
  /** A part that was not run. */
  | { readonly kind: 'absent'; readonly text: string };

export interface TableBlock {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** The figures behind a chart, or settings: a screen may fold them away, paper does not. */
  readonly folded: boolean;
}

export interface Column {
  readonly title: string;
  /** Figures stand to the right. */
  readonly figures: boolean;
}

export interface TreeNode {
  readonly text: string;
  readonly detail: string;
  readonly failed: boolean;
  readonly children: readonly TreeNode[];
}

export interface Finding {
  readonly level: 'info' | 'warning' | 'error';
  readonly title: string;
  readonly findings: readonly string[];
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A document about a rehearsal, before it is HTML, PDF or Markdown. */
export interface ReportDocument {
  readonly title: string;
  readonly subtitle: string;
  /** The few figures that matter most. */
  readonly headline: readonly { readonly label: string; readonly value: string; readonly note: string }[];
  readonly sections: readonly Section[];
  readonly footer: string;
  /** ISO 8601: the document's own date. */
  readonly createdAt: string;
}

/** A table from its columns (`#` before a title marks figures); nothing when there are no rows. */
export function table(caption: string, titles: readonly string[], rows: readonly (readonly string[])[]): TableBlock[] {
  if (rows.length === 0) return [];
  const columns = titles.map((title) => ({ title: title.replace(/^#/, ''), figures: title.startsWith('#') }));
  return [{ kind: 'table', caption, columns, rows, folded: false }];
}

/** A table that a screen may fold away. */
export function foldedTable(...parts: Parameters<typeof table>): TableBlock[] {
  return table(...parts).map((block) => ({ ...block, folded: true }));
}

export function text(words: string): Block {
  return { kind: 'text', text: words };
}

export function list(items: readonly string[]): Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** What a part rests on. */
export function assumptions(sentences: readonly string[]): Block[] {
  return sentences.length === 0 ? [] : [text('It assumes:'), ...list(sentences)];
}
