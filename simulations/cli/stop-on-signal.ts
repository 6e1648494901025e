import { endAtOnce } from '../api/index.js';

/** Status of a run that was stopped by a signal, as shells expect it: 128 and the signal's number. */
const STATUS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
type StopSignal = keyof typeof STATUS;

/**
 * The first Ctrl-C, or a closed terminal, asks the run to stop after its tick or round; a second one ends the process
 * the hard way.
 */
export function stopOnSignal(unit: 'tick' | 'round' | 'step', stop: () => void) {
  let first: StopSignal | null = null;
  const onSignal = (signal: StopSignal) => {
    if (first !== null) endAtOnce(STATUS[signal]);
    first ??= signal;
    process.stderr.write(`\nStopping after this ${unit}; press Ctrl-C again to end at once.\n`);
    stop();
  };
  const names = Object.keys(STATUS) as StopSignal[];
  for (const name of names) process.on(name, onSignal);
  return {
    /** Status for the process to end with once the run has stopped. */
    status: () => STATUS[first ?? 'SIGINT'],
    stopListening: () => {
      for (const name of names) process.off(name, onSignal);
    },
  };
}

/**
 * Does a work of steps to its end, or until a signal stops it, which is told and becomes the status of the process.
 * @param kept says what became of files that were to be written
 */
export async function untilStopped(
  work: (signal: AbortSignal) => Promise<void>,
  kept = () => 'nothing was written',
): Promise<void> {
  const stop = new AbortController();
  const signals = stopOnSignal('step', () => stop.abort());
  try {
    await work(stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    process.stderr.write(`Stopped. Nothing was left running; ${kept()}.\n`);
    process.exitCode = signals.status();
  } finally {
    signals.stopListening();
  }
}
