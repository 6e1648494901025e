import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.js';

const text = 'Name,Ämter\nŁódź 🏰,5\n';
const marked = (encoding: 'utf16le' | 'utf8') => Buffer.from(`\uFEFF${text}`, encoding);

describe('the text of a file', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', marked('utf8')],
    ['UTF-16, little end first', marked('utf16le')],
    ['UTF-16, big end first', marked('utf16le').swap16()],
  ])('is read from %s', (_, bytes) => {
    expect(decodeText(bytes, 'holders.csv').replace(/^\uFEFF/, '')).toBe(text);
  });

  it.each([
    ['Latin-1', Buffer.from('Name\nplain\nCafé\n', 'latin1'), 3],
    ['a letter that is cut off at the end', Buffer.from('Name\nCafé').subarray(0, -1), 2],
    ['bytes that are no text', Buffer.from([0x80, 0x81]), 1],
  ])('is refused with its line for %s', (_, bytes, line) => {
    expect(() => decodeText(bytes, 'holders.csv')).toThrow(
      expect.objectContaining({
        code: 'encoding-unknown',
        message: `holders.csv is not text in UTF-8: see line ${line}`,
      }),
    );
  });
});
