import type { StateCreator } from 'zustand/vanilla';
import { type DraftAction, type DraftHistory, newHistory, reduceDraft } from '../draft/draft-history.js';
import {
  newScenarioHistory,
  reduceScenario,
  type ScenarioAction,
  type ScenarioHistory,
} from '../draft/scenario-draft.js';

/** The federation that is being written, and the scenario that is being changed, each with what can be undone. */
export interface DraftsSlice {
  readonly draft: DraftHistory;
  readonly scenarioDraft: ScenarioHistory;
  draftDo(action: DraftAction): void;
  scenarioDo(action: ScenarioAction): void;
}

/** What was kept of drafts when the window was last open. */
export interface StoredDrafts {
  readonly federation?: unknown;
  readonly scenario?: unknown;
}

export function draftsSlice({ federation = null, scenario = null }: StoredDrafts): StateCreator<DraftsSlice> {
  return (set) => ({
    draft: newHistory(federation),
    scenarioDraft: newScenarioHistory(scenario),
    draftDo: (action) => set(({ draft }) => ({ draft: reduceDraft(draft, action) })),
    scenarioDo: (action) => set(({ scenarioDraft }) => ({ scenarioDraft: reduceScenario(scenarioDraft, action) })),
  });
}
