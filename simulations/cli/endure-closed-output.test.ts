import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { showOnlyText, withCursor } from './endure-closed-output.js';

/** A stream as a process has two, and what is written to it. */
function stream() {
  let text = '';
  const through = new PassThrough();
  through.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  // A terminal's stream has more, none of which is asked for here.
  return { stream: through as unknown as NodeJS.WriteStream, text: () => text };
}

it('shows what would command a terminal, whoever writes it', () => {
  const shown = stream();
  showOnlyText(shown.stream);
  shown.stream.write("error: unknown option '\u001b[2J\u202eowned\u0000'\n");
  expect(shown.text()).toBe("error: unknown option '\\u001b[2J\\u202eowned\\u0000'\n");
});

it('lets a progress bar move the cursor, on a stream that shows only text and on any other', () => {
  const shown = stream();
  showOnlyText(shown.stream);
  withCursor(shown.stream).write('\u001b[2K50 %');
  shown.stream.write('\u001b');
  expect(shown.text()).toBe('\u001b[2K50 %\\u001b');
  expect(withCursor(stream().stream).write).not.toBe(undefined);
});
