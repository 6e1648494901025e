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
