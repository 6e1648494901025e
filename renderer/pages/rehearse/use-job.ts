import type { Rehearsal, RehearsalJob } from '../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../app/session-context.js';
import type { RehearsalCommands } from '../../session/rehearsal-commands.js';

export interface Job {
  readonly running: boolean;
  /** Its result was made before the last change. */
  readonly stale: boolean;
  /** Nothing can be started now: something runs, a document has problems, or the engine is away. */
  readonly blocked: boolean;
  start(work: (commands: RehearsalCommands, id: string) => Promise<unknown>): void;
}

/** A job of the open rehearsal, for the button that starts it. */
export function useJob(rehearsal: Rehearsal, job: RehearsalJob, title: string): Job {
  const { rehearsals } = useSession();
  const progress = useApp(({ openRehearsal }) => openRehearsal?.progress ?? null);
  const connected = useApp(({ connection }) => connection.status === 'open');
  const current = progress?.job ?? rehearsal.running;
  const { dao, proposal } = rehearsal.problems;
  return {
    running: current === job,
    stale: rehearsal.stale.includes(job),
    blocked: current !== null || !connected || dao.length + proposal.length > 0,
    start: (work) => void rehearsals.run(job, title, work),
  };
}
