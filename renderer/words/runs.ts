import type { ListedRun, RunSummary } from '../../simulations/api/contract/index.js';
import { differencesInWords } from './differences.js';

/** What a run is called: by the name that somebody gave it, else as its scenario. */
export function runName({ notes, title }: Pick<ListedRun, 'notes' | 'title'>): string {
  return notes?.name ?? title;
}

/** In what a run differs from what it was made of; `null` where that is not known. */
export function changesOf({ origin }: Pick<RunSummary, 'origin'>): string | null {
  if (origin == null) return null;
  const { changes } = origin;
  const named = origin.scenario ?? 'the first run by its name';
  return changes.length === 0 ? `as ${named}` : differencesInWords(changes);
}
