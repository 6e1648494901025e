import { InputError } from '../../errors/index.js';
import { instantIn } from '../history/instant-cell.js';
import { delimited } from '../table/delimiter.js';
import type { ImportFile } from '../table/import-file.js';
import { lastVotes, type RawVote } from './last-votes.js';
import type { Poll, PollType } from './poll.js';

/** Where the columns of a download stand. */
interface Columns {
  readonly voter: number;
  /** The columns of the choice: one, or one an option. */
  readonly choices: readonly number[];
  readonly power: number;
  /** −1 without. */
  readonly time: number;
}

/** Beginning of an IPFS address, by which the cells behind a choice of any length are found again. */
const IPFS = /^(bafk|bafy|Qm)\w/;

/** A longer line (characters) is no vote: a reason has a few thousand at most. */
const LONGEST_LINE = 1_000_000;

/**
 * Reads Snapshot's "Download CSV" of a poll's votes: `address,choice.1,…,voting_power,timestamp,author_ipfs_hash,reason`.
 * A list's cells are its entries in order, weights stand in their option's column. It names neither the type nor the
 * options. Rows are read by line, since the download writes quotes within a reason as they are; a reason has no line end.
 * @throws InputError `poll-unreadable`
 */
export function readVotesDownload({ name, text }: ImportFile, type: PollType | null): Poll {
  const { text: plain, delimiter } = delimited(text);
  // Empty lines go first: of millions of them nothing but the memory would remain.
  const [header = '', ...lines] = plain
    .replace(/[\r\n]+/g, '\n')
    .split('\n')
    .filter((line) => line.trim() !== '');
  for (const [i, { length }] of [header, ...lines].entries()) if (length > LONGEST_LINE) throw tooLong(name, i + 1);
  const names = cellsOf(header, delimiter).map((cell) => cell.toLowerCase());
  const columns = columnsOf(names, name);
  const rows = lines.map((line) => cellsOf(line, delimiter)).map((cells) => rowOf(cells, columns, names));
  const single = columns.choices.length === 1;
  const lists =
    !single &&
    isList(
      type,
      rows.map(({ choice }) => choice),
    );
  const all = rows.map(({ choice, ...row }): RawVote => ({ ...row, choice: choiceOf(choice, single, lists) }));
  const { votes, notes } = lastVotes(all);
  const options = single ? Math.max(2, ...all.map(({ choice }) => highest(choice))) : columns.choices.length;
  return {
    choices: Array.from({ length: options }, (_, i) => `Option ${i + 1}`),
    votes,
    statedType: type,
    recorded: null,
    recordedTotal: null,
    notes: [
      ...notes,
      ...weightNotes(type, lists),
      "The download does not name the options: they are called by their number in the poll's order.",
    ],
  };
}

function tooLong(file: string, line: number): InputError {
  return new InputError(
    'poll-unreadable',
    `line ${line} of ${file} is longer than ${LONGEST_LINE.toLocaleString('en-US')} characters`,
    {
      field: file,
      hint: "Give JSON, or the download of a poll's votes, in which every vote has a line of its own.",
    },
  );
}

function columnsOf(names: readonly string[], file: string): Columns {
  const found = (...aliases: readonly string[]) => names.findIndex((name) => aliases.includes(name));
  const choices = [...names.keys()].filter((i) => /^choice(\.\d+)?$/.test(names[i]!));
  const columns = {
    voter: found('address', 'voter'),
    choices,
    power: found('voting_power', 'vp', 'voting power'),
    time: found('timestamp', 'created'),
  };
  if (choices.length > 0 && columns.power >= 0 && columns.voter >= 0) return columns;
  throw new InputError('poll-unreadable', `${file} is neither JSON nor a download of a poll's votes`, {
    field: file,
    value: names.slice(0, 20).join(','),
    hint: 'Its first row should be address, choice or choice.1 to choice.n, voting_power, timestamp.',
  });
}

/**
 * Cells without the quotes around them. A delimiter between quotes is none, as in the date of older downloads. What stands in a
 * reason, whose quotes are not always doubled, comes last and is not looked at.
 */
function cellsOf(line: string, delimiter: string): readonly string[] {
  const cells: string[] = [];
  let at = 0;
  while (at <= line.length) {
    const quoted = /^\s*"((?:[^"]|"")*)"\s*/.exec(line.slice(at));
    const end = quoted === null ? -1 : at + quoted[0].length;
    if (quoted !== null && (end === line.length || line[end] === delimiter)) {
      cells.push(quoted[1]!.replaceAll('""', '"').trim());
      at = end + 1;
      continue;
    }
    const next = line.indexOf(delimiter, at);
    const stop = next === -1 ? line.length : next;
    cells.push(line.slice(at, stop).trim());
    at = stop + 1;
  }
  return cells;
}

type Row = Omit<RawVote, 'choice'> & { readonly choice: readonly string[] };

function rowOf(cells: readonly string[], columns: Columns, names: readonly string[]): Row {
  const at = (index: number) => (index < 0 ? '' : (cells[index] ?? ''));
  const ipfs = names.indexOf('author_ipfs_hash');
  // An encrypted choice was written letter by letter, without its first one, so that everything behind it is moved.
  const isSpread = /^(0?x)$/i.test(at(columns.choices[0]!));
  const moved = isSpread ? cells.findIndex((cell, i) => i > ipfs && IPFS.test(cell)) - ipfs : 0;
  const shift = moved > 0 ? moved : 0;
  const first = columns.choices[0]!;
  const choice =
    shift > 0 ? [`0${cells.slice(first, columns.power + shift).join('')}`] : columns.choices.map((i) => at(i));
  return {
    voter: at(columns.voter) || null,
    choice,
    power: numberIn(at(columns.power + shift)),
    created: instantIn(at(columns.time < 0 ? -1 : columns.time + shift)) ?? null,
  };
}

/** Whether cells of several columns are the entries of a list: stated, else when all are options, none twice, no gap. */
function isList(type: PollType | null, choices: readonly (readonly string[])[]): boolean {
  if (type !== null) return !['weighted', 'quadratic'].includes(type);
  return choices.every((cells) => {
    const entries = cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1).map(Number);
    const options = entries.every((entry) => Number.isInteger(entry) && entry >= 1 && entry <= cells.length);
    return (options && new Set(entries).size === entries.length) || cells.length === 1;
  });
}

/** Small whole weights look like ranks. */
function weightNotes(type: PollType | null, lists: boolean): readonly string[] {
  if (type !== null || !lists) return [];
  return [
    'The numbers in the columns were read as options in order. In a weighted or quadratic poll they are weights.',
  ];
}

function choiceOf(cells: readonly string[], single: boolean, list: boolean): unknown {
  const [first = ''] = cells;
  // An encrypted choice is left as it is, and not counted.
  if (/^0?x/i.test(first)) return first;
  if (single) return /^\d+(;\d+)+$/.test(first) ? first.split(';').map(Number) : (numberIn(first) ?? first);
  if (list) return cells.filter((cell) => cell !== '').map((cell) => numberIn(cell) ?? cell);
  return Object.fromEntries(
    cells.flatMap((cell, i) => (cell === '' ? [] : [[String(i + 1), numberIn(cell) ?? cell] as const])),
  );
}

function highest(choice: unknown): number {
  const numbers = (Array.isArray(choice) ? choice : [choice]).filter((each) => typeof each === 'number');
  return Math.max(0, ...numbers);
}

function numberIn(cell: string): number | null {
  return /^\d+(\.\d+)?(e[+-]?\d+)?$/i.test(cell) ? Number(cell) : null;
}
