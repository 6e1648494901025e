import { setImmediate as nextTurn } from 'node:timers/promises';
import { InputError } from '../../../errors/index.js';
import type { DatasetSpec } from '../../../scenario/index.js';
import { type CsvProblem, csvError } from '../csv/csv-problem.js';
import { notText, notUtf8 } from '../csv/decode.js';
import type { Dataset } from '../example-set.js';
import { readDataFile } from '../read-data-file.js';
import type { SplitSizes } from '../split-rows.js';
import { datasetOfTexts } from './dataset-of-texts.js';
import { tokenise } from './tokenise.js';

const MOST_BYTES = 64 * 1024 * 1024;
const MOST_CLASSES = 256;
/** Messages read in one go: some milliseconds. */
const STRETCH = 2_000;

/**
 * Reads a file of labelled messages, one a line: the label, a tab, the text, in UTF-8, gzip or not. It is the format of
 * the SMS Spam Collection (Almeida, Gómez Hidalgo and Yamakami 2011, doi 10.1145/2034691.2034742), whose labels are
 * ham and spam; up to 256 other labels do as well. Messages are encoded by their words (`bagOfWords`); classes are in
 * the order of the alphabet. Throws an `InputError` naming the file, and the lines at fault.
 */
export async function loadMessages(
  spec: Extract<DatasetSpec, { kind: 'messages' }>,
  sizes: SplitSizes,
  seed: number,
): Promise<Dataset> {
  const { file, words } = spec;
  const lines = linesOf(await readDataFile(file, MOST_BYTES), file);
  const names: string[] = [];
  const texts: string[][] = [];
  const problems: CsvProblem[] = [];
  for (const [i, line] of lines.entries()) {
    if (i % STRETCH === STRETCH - 1) await nextTurn();
    if (line.trim() === '') continue;
    const tab = line.indexOf('\t');
    if (tab <= 0) problems.push(untabbed(i + 1, line));
    names.push(line.slice(0, tab).trim());
    texts.push(tokenise(line.slice(tab + 1)));
  }
  if (problems.length > 0) throw csvError(file, problems);
  const classNames = [...new Set(names)].sort();
  if (classNames.length < 2 || classNames.length > MOST_CLASSES) throw wrongClassCount(file, classNames.length);
  if (texts.every(({ length }) => length === 0)) {
    const hint = 'Give messages with words in them.';
    throw csvError(file, [{ line: null, column: null, value: null, message: 'no message has a word in it', hint }]);
  }
  return datasetOfTexts(texts, names, { words, sizes, seed });
}

function linesOf(bytes: Uint8Array, file: string): string[] {
  const binary = notText(bytes);
  if (binary) throw csvError(file, [binary]);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).split(/\r\n|\n|\r/);
  } catch {
    throw csvError(file, [notUtf8(bytes)]);
  }
}

function untabbed(line: number, text: string): CsvProblem {
  return {
    line,
    column: null,
    value: text,
    message: 'there is no label and tab before the message',
    hint: 'Give a message in every line: its label, a tab, its text.',
  };
}

function wrongClassCount(file: string, found: number): InputError {
  return new InputError('learning.messagesInvalid', `${file} holds ${found} different labels.`, {
    field: file,
    value: found,
    hint: `Give messages with 2 to ${MOST_CLASSES} different labels, such as ham and spam.`,
  });
}
