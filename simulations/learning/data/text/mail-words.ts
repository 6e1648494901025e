import { tokenise } from './tokenise.js';

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
