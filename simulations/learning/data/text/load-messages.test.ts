import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { InputError } from '../../../errors/index.js';
import { loadMessages } from './load-messages.js';

const sizes = { trainExamples: 12_000, heldOutExamples: 1_000, testExamples: 2_000 };
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-messages-'));
});
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
async function load(content: string | Uint8Array, words = 50) {
  const file = join(folder, `${++files}.tsv`);
  await writeFile(file, content);
  return loadMessages({ kind: 'messages', file, words }, sizes, 1);
}

const messages = Array.from({ length: 60 }, (_, i) => {
  return i % 3 === 0 ? `spam\tWIN a "prize, call 0800${i}1234 now!` : `ham\tsee you at ${i % 12} then`;
}).join('\n');

it('makes words of messages, and keeps each with its label', async () => {
  const { classNames, features, train, heldOut, test, picture } = await load(messages);
  expect(classNames).toEqual(['ham', 'spam']);
  expect(picture).toBe(null);
  // see you at <number> then · win a prize call <long number> now !
  expect(features).toBe(12);
  expect([train, heldOut, test].map(({ labels }) => labels.length)).toEqual([48, 4, 8]);
  for (const { inputs, labels } of [train, heldOut, test]) {
    labels.forEach((label, row) => {
      const words = [...inputs.subarray(row * 12, row * 12 + 12)].filter((value) => value !== 0);
      expect(words).toHaveLength(label === 1 ? 7 : 5);
    });
  }
});

it('counts at most as many words as asked for', async () => {
  expect((await load(messages, 10)).features).toBe(10);
});

it.each([
  ['CRLF', messages.replaceAll('\n', '\r\n')],
  ['a byte order mark', `\ufeff${messages}`],
  ['empty lines', messages.replaceAll('\n', '\n\n')],
  ['gzip', gzipSync(messages)],
])('reads a file with %s alike', async (_, content) => {
  expect(await load(content)).toEqual(await load(messages));
});

it.each([
  ['a line without a tab', messages.replace('ham\t', 'ham '), 'line 2: there is no label and tab before the message'],
  ['a line without a label', messages.replace('ham\t', '\t'), 'line 2: there is no label and tab before the message'],
  ['one label only', messages.replaceAll('spam\t', 'ham\t'), 'holds 1 different labels'],
  ['an empty file', '', 'holds 0 different labels'],
  [
    'Latin-1',
    Buffer.from(messages.replace('see you', 'à bientôt'), 'latin1'),
    'line 2: it holds a byte that is not UTF-8',
  ],
  ['messages without words', 'a\t…\nb\t—\n'.repeat(20), 'no message has a word in it'],
  ['a handful', messages.split('\n').slice(0, 5).join('\n'), 'There are only 5 usable examples.'],
])('says what is wrong with %s', async (_, content, message) => {
  const error: unknown = await load(content).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InputError);
  expect((error as InputError).message).toContain(message);
});
