import { parseNestedJson } from '../../files/index.js';
import type { ImportFile, Table } from './import-file.js';
import { type ImportResult, refusal } from './import-result.js';
import { readCsv } from './read-csv.js';

/** Reads CSV or JSON, whichever the text is. Nothing is taken over when a row is broken. */
export function readTable(file: ImportFile): ImportResult<Table> {
  return formatOf(file.text) === 'json' ? readJson(file) : readCsv(file);
}

/** JSON begins with a bracket; everything else is CSV. */
export function formatOf(text: string): Table['format'] {
  return /^\uFEFF?\s*[[{]/.test(text) ? 'json' : 'csv';
}

type Entry = Readonly<Record<string, unknown>>;

/**
 * Reads JSON as a table: a list of objects (also inside one, as `{"data": {"votes": […]}}`), or one object
 * `key → value`, which becomes the columns `key` and `value`. A field within a field becomes a column such as
 * `proposal.id`; a list becomes a cell of JSON. Numbers keep all their digits.
 */
function readJson({ name, text }: ImportFile): ImportResult<Table> {
  let document: unknown;
  try {
    document = parseNestedJson(numbersAsText(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    return refusal(name, {
      row: null,
      column: null,
      value: null,
      message: `is not JSON: ${error instanceof Error ? error.message : String(error)}`,
      hint: 'Check that the file is complete; every bracket and quote must be closed.',
    });
  }
  const list = listIn(document);
  const twice = list === undefined ? keyTwice(text) : null;
  if (twice !== null) {
    return refusal(name, {
      row: null,
      column: 'key',
      value: twice,
      message: 'stands twice, and JSON keeps only the last one',
      hint: 'Keep one entry for every holder, with all of its tokens.',
    });
  }
  const table = list === undefined ? pairsOf(document) : tableOf(list);
  if (table === undefined || table.columns.length === 0) {
    return refusal(name, {
      row: null,
      column: null,
      value: null,
      message: 'is JSON without a table in it',
      hint: 'Give a list of objects with the same fields, or one object from addresses to balances.',
    });
  }
  return { value: { file: name, format: 'json', delimiter: null, ...table, rowNumber: (i) => i + 1 }, problems: [] };
}

/** Puts quotes around every number, so that parsing rounds none. */
function numbersAsText(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs, (token) =>
    token.startsWith('"') ? token : `"${token}"`,
  );
}

/** A key that the outermost object has twice; `null` without. Parsing drops the first of both without a word. */
function keyTwice(json: string): string | null {
  const seen = new Set<string>();
  let depth = 0;
  for (const [token, text, colon] of json.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/gs)) {
    if (text === undefined) depth += '{['.includes(token) ? 1 : -1;
    else if (depth === 1 && colon !== undefined) {
      if (seen.has(text)) return text.slice(1, -1);
      seen.add(text);
    }
  }
  return null;
}

/** The list that the document is, or the only one in it. */
function listIn(document: unknown): readonly unknown[] | undefined {
  if (Array.isArray(document)) return document;
  if (!isEntry(document)) return undefined;
  const lists = Object.values(document)
    .map(listIn)
    .filter((list) => list?.some(isEntry));
  return lists.length === 1 ? lists[0] : undefined;
}

function tableOf(list: readonly unknown[]) {
  if (!list.every(isEntry)) return undefined;
  const entries = list.map((entry) => flattened(entry));
  const columns = [...new Set(entries.flatMap((entry) => [...entry.keys()]))];
  return { columns, rows: entries.map((entry) => columns.map((column) => entry.get(column) ?? '')) };
}

function pairsOf(document: unknown) {
  if (!isEntry(document)) return undefined;
  return { columns: ['key', 'value'], rows: Object.entries(document).map(([key, value]) => [key, cellOf(value)]) };
}

function flattened(entry: Entry, prefix = '', cells = new Map<string, string>()): Map<string, string> {
  for (const [key, value] of Object.entries(entry)) {
    // A choice by options, `{"1": 2, "3": 1}`, is one cell and not columns.
    if (isEntry(value) && !Object.keys(value).every((inner) => /^\d+$/.test(inner))) {
      flattened(value, `${prefix}${key}.`, cells);
    } else cells.set(prefix + key, cellOf(value));
  }
  return cells;
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value.trim() : JSON.stringify(value);
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
