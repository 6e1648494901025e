import type { ListedRun } from '../../simulations/api/contract/index.js';
import { differencesInWords } from './differences.js';

/** What a run is called: by the name that somebody gave it, else as its scenario. */
export function runName({ notes, title }: Pick<ListedRun, 'notes' | 'title'>): string {
  return notes?.name ?? title;
}

/** In what a run differs from what it was made of; `null` where that is not known. */
export function changesOf({ origin }: Pick<ListedRun, 'origin'>): string | null {
  if (origin == null) return null;
  const { changes } = origin;
  const named = origin.scenario ?? 'the first run by its name';
  return changes.length === 0 ? `as ${named}` : differencesInWords(changes);
}

/** What a run goes on by: the ticks of a DAO, the rounds of a federation. */
export function placeName({ kind }: Pick<ListedRun, 'kind'>): 'tick' | 'round' {
  return kind === 'dao' ? 'tick' : 'round';
}

/** Ticks or rounds that are done. */
export function doneOf(run: ListedRun): number {
  return run.kind === 'dao' ? run.tick : run.round;
}

/** Ticks or rounds in all; a federation may end before the last. */
export function plannedOf(run: ListedRun): number {
  return run.kind === 'dao' ? run.ticks : run.rounds;
}
