import { useCallback, useState } from 'react';
import type { CaseReport } from '../../../../../simulations/api/contract/index.js';
import { useSession } from '../../../../app/session-context.js';

type Name = CaseReport['case'];
type Setting = CaseReport['setting'];

export interface Cases {
  /** The pair of a case that is being re-enacted. */
  readonly running: Name | null;
  reportOf(name: Name, setting: Setting): CaseReport | null;
  /** Re-enacts a case as it was, and then defended. */
  run(name: Name): Promise<void>;
  /** Ends what is being re-enacted. */
  cancel(): Promise<void>;
}

/** What was re-enacted since the window opened: a case always ends the same, so that once is enough. */
const known = new Map<string, CaseReport>();
const keyOf = (name: Name, setting: Setting) => `${name} ${setting}`;

export function useCases(): Cases {
  const { rehearsals } = useSession();
  const [running, setRunning] = useState<Name | null>(null);
  const run = useCallback(
    async (name: Name) => {
      setRunning(name);
      for (const setting of ['vulnerable', 'defended'] as const) {
        const report = await rehearsals.enact(name, setting);
        if (report === null) break;
        known.set(keyOf(name, setting), report);
      }
      setRunning(null);
    },
    [rehearsals],
  );
  return {
    running,
    run,
    cancel: rehearsals.cancel,
    reportOf: (name, setting) => known.get(keyOf(name, setting)) ?? null,
  };
}
