import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { backendNamed } from '../../../simulations/learning/backends/backends.js';
import type { LearningParameters } from '../../../simulations/scenario/index.js';
import type { MeasuredBackend } from './setting.js';
import type { Shares } from './shares.js';

/** Says where one worker's time goes while it trains one client after another. */
export async function profile(
  backend: MeasuredBackend,
  model: LearningParameters['model'],
  work: { readonly clients: number; readonly steps: number },
): Promise<Shares> {
  const entry = fileURLToPath(new URL('./profile-worker.js', import.meta.url));
  const child = fork(entry, [backend, String(work.steps), JSON.stringify(model), String(work.clients)], {
    env: { ...process.env, ...backendNamed(backend).environment },
  });
  const died = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the profile ended with status ${code}`)));
  const [shares] = await Promise.race([once(child, 'message'), died]);
  return shares as Shares;
}
