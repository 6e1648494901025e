import type { StateCreator } from 'zustand/vanilla';
import {
  newScenarioHistory,
  reduceScenario,
  type ScenarioAction,
  type ScenarioHistory,
} from '../draft/scenario-draft.js';

/** The scenario that is being changed. */
export interface ScenarioDraftSlice {
  readonly scenarioDraft: ScenarioHistory;
  scenarioDo(action: ScenarioAction): void;
}

export function scenarioDraftSlice(stored: unknown): StateCreator<ScenarioDraftSlice> {
  return (set) => ({
    scenarioDraft: newScenarioHistory(stored),
    scenarioDo: (action) => set(({ scenarioDraft }) => ({ scenarioDraft: reduceScenario(scenarioDraft, action) })),
  });
}
