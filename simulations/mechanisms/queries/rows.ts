import type { Hex } from '../../chain/index.js';

/** The most rows in one query (`QueryMarket.MAX_ROWS`). */
export const MOST_ROWS = 256;
/** What a row's worth is counted in: parts of a coin. */
export const WORTH_PARTS = 10_000;
const MOST_WORTH = 0xffff_ffff;

/** A row that a client brings along: the number of an example, and what a right answer is worth in 1/10,000 coins. */
export interface OwnRow {
  readonly example: number;
  readonly worth: number;
}

/** A row of an answer: the number of an example, and the class that the model gives it. */
export interface AnsweredRow {
  readonly example: number;
  readonly class: number;
}

const digits = (number: number, bytes: number) => number.toString(16).padStart(2 * bytes, '0');

/** Parts of a text of so many hexadecimal digits each, after its `0x`. */
const pieces = (packed: Hex, size: number): readonly string[] =>
  Array.from({ length: (packed.length - 2) / size }, (_, i) => packed.slice(2 + i * size, 2 + (i + 1) * size));

/** Rows as a query carries them (`QueryMarket.ROW_BYTES`): twice four bytes, big endian. */
export function packRows(rows: readonly OwnRow[]): Hex {
  return `0x${rows.map(({ example, worth }) => digits(example, 4) + digits(Math.min(worth, MOST_WORTH), 4)).join('')}`;
}

export function unpackRows(packed: Hex): readonly OwnRow[] {
  return pieces(packed, 16).map((piece) => ({
    example: Number.parseInt(piece.slice(0, 8), 16),
    worth: Number.parseInt(piece.slice(8), 16),
  }));
}

/** Rows as an answer carries them (`QueryMarket.ANSWER_BYTES`): four bytes and one. */
export function packAnswers(rows: readonly AnsweredRow[]): Hex {
  return `0x${rows.map((row) => digits(row.example, 4) + digits(row.class, 1)).join('')}`;
}

export function unpackAnswers(packed: Hex): readonly AnsweredRow[] {
  return pieces(packed, 10).map((piece) => ({
    example: Number.parseInt(piece.slice(0, 8), 16),
    class: Number.parseInt(piece.slice(8), 16),
  }));
}
