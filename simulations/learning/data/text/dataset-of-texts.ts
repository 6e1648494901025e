import { alikeNotes } from '../alike-names.js';
import { encodedDataset } from '../encoded-dataset.js';
import type { Dataset } from '../example-set.js';
import { type SplitSizes, splitRows } from '../split-rows.js';
import { bagOfWords } from './bag-of-words.js';

/** How texts become examples. */
interface TextEncoding {
  /** Most words that are counted. */
  readonly words: number;
  readonly sizes: SplitSizes;
  readonly seed: number;
}

/** Texts, each as its words, and what each is called, as a dataset; classes are in the order of the alphabet. */
export async function datasetOfTexts(
  texts: readonly (readonly string[])[],
  names: readonly string[],
  { words, sizes, seed }: TextEncoding,
): Promise<Dataset> {
  const classNames = [...new Set(names)].sort();
  const places = new Map(classNames.map((name, label) => [name, label]));
  const labels = Uint8Array.from(names, (name) => places.get(name)!);
  const rows = splitRows(labels, sizes, seed);
  const encoder = bagOfWords(texts, rows.train, words);
  const notes = [
    ...alikeNotes('The classes', classNames),
    `Messages are seen by the ${encoder.features} words that are in most training messages, each message as a vector ` +
      'of length 1: learning rates of 1 to 10 suit such short vectors.',
  ];
  return encodedDataset(encoder, labels, rows, { classNames, notes });
}
