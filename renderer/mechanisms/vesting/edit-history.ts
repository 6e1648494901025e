import type { FormValue } from '../../forms/field-schema.js';

/** A scenario that is being changed, with everything that can be undone and done again. */
export interface EditHistory {
  readonly past: readonly FormValue[];
  readonly present: FormValue;
  readonly future: readonly FormValue[];
  /** The field that was changed last: typing on in it is one change. */
  readonly field: string | null;
}

export type EditAction =
  | { readonly do: 'change'; readonly scenario: FormValue; readonly field: string }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' };

/** Fields of which every change is one of its own. */
const single = new Set(['vesting.groups', 'vesting.preset', 'vesting.file']);
const mostSteps = 200;

export function newEditHistory(scenario: FormValue): EditHistory {
  return { past: [], present: scenario, future: [], field: null };
}

export function reduceEdits(history: EditHistory, action: EditAction): EditHistory {
  const { past, present, future, field } = history;
  if (action.do === 'change') {
    const typing = action.field === field && !single.has(field);
    return {
      past: typing ? past : [...past, present].slice(-mostSteps),
      present: action.scenario,
      future: [],
      field: action.field,
    };
  }
  const next = action.do === 'undo' ? past.at(-1) : future[0];
  if (next === undefined) return history;
  return action.do === 'undo'
    ? { past: past.slice(0, -1), present: next, future: [present, ...future], field: null }
    : { past: [...past, present], present: next, future: future.slice(1), field: null };
}
