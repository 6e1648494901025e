import type { ListedRun } from '../../../simulations/api/contract/index.js';
import { changesOf, runName } from '../../words/runs.js';

/** Pinned runs first, each group newest first. */
export function pinnedFirst(runs: readonly ListedRun[]): readonly ListedRun[] {
  const pinned = ({ notes }: ListedRun) => Number(notes?.pinned ?? false);
  return runs.toSorted((a, b) => pinned(b) - pinned(a) || Date.parse(b.createdAt) - Date.parse(a.createdAt));
}

/** Runs whose name, scenario, state, notes or changes have all the words in them. */
export function matchRuns(runs: readonly ListedRun[], search: string): readonly ListedRun[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return runs.filter((run) => {
    const changes = changesOf(run) ?? '';
    const kind = run.kind === 'federation' ? run.kind : '';
    const { notes, scenario, seed, state, title } = run;
    const text = [
      runName(run),
      title,
      scenario,
      `seed ${seed}`,
      state,
      notes?.note,
      ...(notes?.tags ?? []),
      changes,
      kind,
    ]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
