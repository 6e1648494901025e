import { randomBytes } from 'node:crypto';

/**
 * Names a run: scenario, seed, wall-clock start and four random letters, so that runs started in the same
 * second do not collide. It names a folder and plays no part in the run's outcome.
 */
export function createRunId(scenario: string, seed: number, now: Date): string {
  const stamp = now.toISOString().replace(/[-:]/g, '').slice(0, 15).toLowerCase();
  return `${scenario}-s${seed}-${stamp}-${randomBytes(2).toString('hex')}`;
}
