import { useEffect, useMemo, useState } from 'react';
import { useApp, useSession } from '../../app/session-context.js';
import type { ScenarioDraft } from '../../draft/scenario-draft.js';
import { type FieldPath, pathText, valueAt, withValueAt } from '../../forms/field-path.js';
import type { FormValue } from '../../forms/field-schema.js';
import type { Problem } from '../../state/contract-types.js';

export interface ScenarioHand extends ScenarioDraft {
  valueAt(path: FieldPath): unknown;
  /** Changes one field; typing on in it is one step to undo. */
  set(path: FieldPath, value: unknown): void;
  /** Changes the whole document. */
  replace(field: string, scenario: FormValue): void;
}

/** The scenario that is being changed, and what changes it; `null` when none is open. */
export function useScenario(): ScenarioHand | null {
  const { store } = useSession();
  const present = useApp(({ scenarioDraft }) => scenarioDraft.present);
  return useMemo(() => {
    if (present === null) return null;
    const replace = (field: string, scenario: FormValue) =>
      store.getState().scenarioDo({ do: 'change', field, scenario });
    return {
      ...present,
      replace,
      valueAt: (path) => valueAt(present.scenario, path),
      set: (path, value) => replace(pathText(path), withValueAt(present.scenario, path, value)),
    };
  }, [present, store]);
}

/** Typing is checked once it rests for so long (ms). */
const rest = 250;

/** What the engine finds wrong with the scenario as it is written; `null` until it has answered. */
export function useScenarioProblems(): readonly Problem[] | null {
  const { commands, attempt } = useSession();
  const scenario = useApp(({ scenarioDraft }) => scenarioDraft.present?.scenario ?? null);
  const connected = useApp(({ connection }) => connection.status === 'open');
  const [problems, setProblems] = useState<readonly Problem[] | null>(null);
  useEffect(() => {
    if (scenario === null || !connected) return;
    let gone = false;
    const timer = setTimeout(
      () =>
        void attempt('The scenario could not be checked', async () => {
          const found = await commands.validateScenario({ scenario });
          if (!gone) setProblems(found.problems);
        }),
      rest,
    );
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [scenario, connected, commands, attempt]);
  return problems;
}
