const CANDIDATES = [',', ';', '\t', '|'];
/** Excel's own first line, by which it finds the delimiter whatever the country. */
const SEP_LINE = /^(?:[ \t]*(?:\r\n|\n|\r))*"?sep=(.)"?[;,\t ]*(?:\r\n|\n|\r|$)/i;

/** A CSV text without what is no table of it. */
export interface DelimitedText {
  readonly text: string;
  readonly delimiter: string;
  /** Lines before the text that were skipped: `sep=;`. */
  readonly skipped: number;
}

/** The character that separates cells: said by a line `sep=;`, else what the first line has most of outside quotes. */
export function delimited(whole: string): DelimitedText {
  const text = whole.replace(/^\uFEFF/, '');
  const told = SEP_LINE.exec(text);
  if (told === null) return { text, delimiter: delimiterOf(text), skipped: 0 };
  const skipped = told[0].split(/\r\n|\n|\r/).length - 1;
  return { text: text.slice(told[0].length), delimiter: told[1]!, skipped };
}

/** The candidate that the first line with anything on it has most of outside quotes, else a comma. */
function delimiterOf(text: string): string {
  const line =
    text
      .slice(0, 100_000)
      .replace(/"(?:[^"]|"")*"/g, 'x')
      .split(/\r\n|\n|\r/)
      .find((each) => each.replace(/^\uFEFF/, '').trim() !== '') ?? '';
  const counts = CANDIDATES.map((candidate) => line.split(candidate).length);
  return CANDIDATES[counts.indexOf(Math.max(...counts))]!;
}
