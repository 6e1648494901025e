import fc from 'fast-check';
import { expect, it } from 'vitest';
import { visibleNames, visibleText } from './visible-text.js';

it.each([
  ['a cleared screen', '\u001b[2J', '\\u001b[2J'],
  ['a colour by one character', '\u009b31m', '\\u009b31m'],
  ['a title', '\u001b]0;title\u0007', '\\u001b]0;title\\u0007'],
  ['a name that reads backwards', 'invoice\u202egpj.exe', 'invoice\\u202egpj.exe'],
  ['an isolated direction', '\u2067abc\u2069', '\\u2067abc\\u2069'],
  ['a line that is written over', 'paid 1\rpaid 9', 'paid 1\\u000dpaid 9'],
  ['a bell and a backspace', 'a\u0007b\u0008', 'a\\u0007b\\u0008'],
  ['a null', 'a\u0000b', 'a\\u0000b'],
])('writes out %s', (_, text, shown) => {
  expect(visibleText(text)).toBe(shown);
});

it('leaves tabs, line breaks, accents, emoji and right-to-left letters as they are', () => {
  const text = 'a\tb\nZürich 👩‍🔬 שלום 東京\n';
  expect(visibleText(text)).toBe(text);
});

it('keeps what a JSON text says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      const text = JSON.stringify({ value });
      expect(JSON.parse(visibleText(text))).toEqual({ value });
      expect(visibleText(visibleText(text))).toBe(visibleText(text));
    }),
  );
});

it('tells as many names, and as much of each, as can be read', () => {
  expect(visibleNames(['group', 'per\u0000cent'])).toBe('group, per\\u0000cent');
  expect(visibleNames(['x'.repeat(41), 'y'.repeat(40)])).toBe(`${'x'.repeat(40)}…, ${'y'.repeat(40)}`);
  expect(visibleNames(Array.from({ length: 21 }, (_, i) => `c${i}`))).toMatch(/^c0, .*, c19 and more$/);
});
