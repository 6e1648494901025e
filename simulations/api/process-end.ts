/**
 * Keeps the process, and with it every run, when a promise fails that nobody waits for: one fault in a corner is told and
 * ends nothing else. Node would end the process at once, with all that runs in it.
 *
 * @returns ends the watch
 */
export function surviveStrayErrors(tell: (text: string) => void): () => void {
  const onRejection = (reason: unknown) => {
    const words = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
    tell(`folkmoot: something failed unseen, and everything else goes on: ${words}\nPlease report it.\n`);
  };
  process.on('unhandledRejection', onRejection);
  return () => void process.off('unhandledRejection', onRejection);
}

/**
 * Ends the process at once, whatever it waits for. `process.exit` waits for system calls that are under way, and one on a
 * pipe nobody writes to or on a dead drive never comes back; so listeners of `exit` have their turn, and then the process
 * is killed by itself. Its status is that of a killed process.
 */
export function endAtOnce(status: number): void {
  process.emit('exit', status);
  process.kill(process.pid, 'SIGKILL');
}
