import { type Engine, type RunOverrides, type RunReport, type RunSummary, START_WORDS } from '../api/index.js';
import { printReport } from './print-report.js';
import { RunProgress } from './run-progress.js';
import { stopOnSignal } from './stop-on-signal.js';
import { tellFailure } from './tell-failure.js';

/** Runs a DAO's scenario to its end and prints its report; progress goes to stderr. */
export async function runScenario(
  engine: Engine,
  scenario: string | Record<string, unknown>,
  overrides: RunOverrides,
  { json }: { readonly json: boolean },
): Promise<void> {
  const progress = new RunProgress(process.stderr, 'tick');
  const ended = new Promise<{ run: RunSummary; report: RunReport | null }>((resolve) => {
    let report: RunReport | null = null;
    engine.subscribe((name, payload) => {
      if ('doing' in payload) progress.starting(START_WORDS[payload.doing]);
      if ('report' in payload) report = payload.report;
      if (name === 'progress' && 'stage' in payload) {
        const { tick: done, ticks: of, stage, secondsLeft } = payload;
        progress.update({ done, of, stage, secondsLeft });
      }
      if ('frame' in payload) progress.headline(payload.frame.headline, payload.frame.tick);
      if ('run' in payload && ['finished', 'stopped', 'failed'].includes(payload.run.state))
        resolve({ run: payload.run, report });
    });
  });
  const started = await engine.handle('startRun', { scenario, overrides });
  const signals = stopOnSignal('tick', () => void engine.handle('controlRun', { runId: started.id, action: 'stop' }));
  const { run, report } = await ended;
  signals.stopListening();
  progress.end();
  if (run.state === 'failed') throw tellFailure(run, process.stderr);
  if (run.state === 'stopped') {
    process.stderr.write(
      `Stopped after ${run.tick} of ${run.ticks} ticks. What was computed is kept in ${run.folder}\n`,
    );
    process.exitCode = signals.status();
  }
  if (report === null) return;
  if (json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else printReport(report, run, process.stdout);
}
