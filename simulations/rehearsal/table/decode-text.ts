import { isUtf8 } from 'node:buffer';
import { InputError } from '../../errors/index.js';

/**
 * The text of a file: UTF-8, or UTF-16 with a byte order mark, as spreadsheets save "Unicode text". Nothing is guessed:
 * a wrong guess would change names and amounts without a word.
 * @throws InputError `encoding-unknown` naming the file and the first line at fault
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (isUtf8(bytes)) return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  throw new InputError('encoding-unknown', `${name} is not text in UTF-8: see line ${lineAtFault(bytes)}`, {
    field: name,
    hint: 'Save it again as UTF-8 (in a spreadsheet: "CSV UTF-8"), so that no letter is lost.',
  });
}

/** The first line, from 1, that is not UTF-8. */
function lineAtFault(bytes: Uint8Array): number {
  const newline = 0x0a;
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(newline, start);
    const stop = end === -1 ? bytes.length : end + 1;
    if (!isUtf8(bytes.subarray(start, stop))) return line;
    start = stop;
  }
  return line;
}
