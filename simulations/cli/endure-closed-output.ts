import { visibleText } from '../api/index.js';

type Write = NodeJS.WriteStream['write'];

/** How the streams that show only text wrote before. */
const unguarded = new WeakMap<NodeJS.WriteStream, Write>();

/**
 * Whatever a command prints, results, notes and the errors of its options alike, file names and words of other people in it
 * do not command the terminal.
 */
export function showOnlyText(stream: NodeJS.WriteStream): void {
  const write = stream.write.bind(stream) as Write;
  unguarded.set(stream, write);
  stream.write = ((chunk: string | Uint8Array, ...rest: []) =>
    write(typeof chunk === 'string' ? visibleText(chunk) : chunk, ...rest)) as Write;
}

/** The same stream for what has to move the cursor, as a progress bar does, and shows no words of others. */
export function withCursor(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  const write = unguarded.get(stream);
  return write === undefined ? stream : (Object.create(stream, { write: { value: write } }) as NodeJS.WriteStream);
}

/**
 * Keeps a command alive whose reader has gone, as in `folkmoot scenarios | head -1`: what it computes is kept all the
 * same. Any other failure to write, a full disk for one, is told and ends the command with status 2.
 */
export function endureClosedOutput(): void {
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.stderr.write(`folkmoot: the output cannot be written: ${error.message}\n`);
    process.stderr.write('Send it to a place that is writable and has space. A run that finished is kept.\n');
    process.exitCode = 2;
  });
}
