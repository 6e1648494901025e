import { type Engine, type FederationOverrides, type FederationSummary, START_WORDS } from '../api/index.js';
import { printFederation } from './print-federation.js';
import { RunProgress } from './run-progress.js';
import { stopOnSignal } from './stop-on-signal.js';
import { tellFailure } from './tell-failure.js';

export interface FederationPrinting {
  readonly json: boolean;
  /** The command line that runs the same again. */
  readonly command: string;
}

/** Runs a federation to its end and prints its report; progress goes to stderr. */
export async function runFederationToEnd(
  engine: Engine,
  federation: string | Record<string, unknown>,
  overrides: FederationOverrides,
  workers: number | undefined,
  { json, command }: FederationPrinting,
): Promise<void> {
  const progress = new RunProgress(process.stderr, 'round');
  const ended = new Promise<FederationSummary>((resolve) => {
    let rounds = 0;
    engine.subscribe((_, payload) => {
      if ('doing' in payload) progress.starting(START_WORDS[payload.doing]);
      if ('round' in payload && typeof payload.round === 'object') {
        const { round, accuracy } = payload.round;
        rounds = round;
        progress.headline(`accuracy ${(100 * accuracy).toFixed(2)} %`, round);
      }
      if ('done' in payload && 'rounds' in payload) {
        const { done, of, rounds: most, secondsLeft } = payload;
        progress.update({ done: rounds, of: most, stage: `${done} of ${of} trained`, secondsLeft });
      }
      if ('federation' in payload && ['finished', 'stopped', 'failed'].includes(payload.federation.state))
        resolve(payload.federation);
    });
  });
  const started = await engine.handle('startFederation', { federation, overrides, workers });
  const signals = stopOnSignal('round', () => void engine.handle('controlRun', { runId: started.id, action: 'stop' }));
  const run = await ended;
  signals.stopListening();
  progress.end();
  if (run.state === 'failed') throw tellFailure(run, process.stderr);
  if (run.state === 'stopped') {
    process.stderr.write(
      `Stopped after ${run.round} of ${run.rounds} rounds. What was computed is kept in ${run.folder}\n`,
    );
    process.exitCode = signals.status();
  }
  const detail = await engine.handle('getFederation', { runId: run.id });
  if (detail.report === null) return;
  if (json) process.stdout.write(`${JSON.stringify(detail.report)}\n`);
  else printFederation(detail, detail.report, command, process.stdout);
}
