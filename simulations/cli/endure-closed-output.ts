import { visibleText } from '../api/index.js';

/**
 * Whatever a command prints, file names and words of other people in it do not command the terminal. What is written to
 * stderr passes `reportError` and the progress lines instead: a progress bar has to move the cursor.
 */
export function showOnlyText(stream: NodeJS.WriteStream): void {
  const write = stream.write.bind(stream);
  stream.write = ((chunk: string | Uint8Array, ...rest: []) =>
    write(typeof chunk === 'string' ? visibleText(chunk) : chunk, ...rest)) as typeof stream.write;
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
