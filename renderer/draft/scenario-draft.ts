import { completedObject } from '../forms/completed.js';
import type { FormValue } from '../forms/field-schema.js';
import { scenarioSchema } from '../forms/scenario-schema.js';

/** What a scenario that is being changed was made of. */
export interface ScenarioOrigin {
  readonly scenario: FormValue;
  /** The run whose scenario it is; `null` for a file or one of the library. */
  readonly runId: string | null;
}

/** A scenario that is being changed: loose, because it may have problems on the way. */
export interface ScenarioDraft {
  readonly scenario: FormValue;
  readonly origin: ScenarioOrigin;
}

/** A draft with everything that can be undone and done again. */
export interface ScenarioHistory {
  readonly past: readonly ScenarioDraft[];
  readonly present: ScenarioDraft | null;
  readonly future: readonly ScenarioDraft[];
  /** The field that was changed last: typing on in it is one change. */
  readonly field: string | null;
}

export type ScenarioAction =
  | { readonly do: 'open'; readonly scenario: FormValue; readonly runId: string | null }
  | { readonly do: 'change'; readonly field: string; readonly scenario: FormValue }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' }
  | { readonly do: 'asAtFirst' };

const mostSteps = 200;

export function newScenarioHistory(stored: unknown = null): ScenarioHistory {
  return { past: [], present: isDraft(stored) ? stored : null, future: [], field: null };
}

export function reduceScenario(history: ScenarioHistory, action: ScenarioAction): ScenarioHistory {
  const { past, present, future, field } = history;
  switch (action.do) {
    case 'open': {
      const scenario = completedObject(scenarioSchema, action.scenario);
      return step(history, { scenario, origin: { scenario, runId: action.runId } }, null);
    }
    case 'change': {
      if (present === null) return history;
      const next = { ...present, scenario: action.scenario };
      return action.field === field ? { past, present: next, future: [], field } : step(history, next, action.field);
    }
    case 'asAtFirst':
      return present === null ? history : step(history, { ...present, scenario: present.origin.scenario }, null);
    case 'undo': {
      const before = past.at(-1);
      if (before === undefined || present === null) return history;
      return { past: past.slice(0, -1), present: before, future: [present, ...future], field: null };
    }
    case 'redo': {
      const [after, ...rest] = future;
      if (after === undefined || present === null) return history;
      return { past: [...past, present], present: after, future: rest, field: null };
    }
  }
}

function step({ past, present }: ScenarioHistory, next: ScenarioDraft, field: string | null): ScenarioHistory {
  return { past: present === null ? past : [...past, present].slice(-mostSteps), present: next, future: [], field };
}

function isDraft(stored: unknown): stored is ScenarioDraft {
  const draft = stored as Partial<ScenarioDraft> | null;
  return Array.isArray(draft?.scenario?.population) && Array.isArray(draft.origin?.scenario?.population);
}
