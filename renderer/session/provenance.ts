import type { Provenance } from '../charts/export/table.js';
import { shownRunOf } from '../state/run-selectors.js';
import type { AppState } from '../state/store.js';

/** What the charts on the shown page come from, for the files that are saved from them. */
export function provenanceOf(state: AppState): Provenance {
  if (state.page === 'run') {
    const run = shownRunOf(state);
    if (run === null) return {};
    const { id, seed, scenario } = run;
    if (run.kind === 'federation') return { run: id, seed, scenario, round: run.round };
    return { run: id, seed, scenario, digest: run.digest ?? `not ended, at tick ${run.tick}` };
  }
  const rehearsal = state.openRehearsal?.rehearsal;
  if (state.page !== 'rehearse' || rehearsal == null) return {};
  return { rehearsal: rehearsal.id, seed: rehearsal.resolved?.seed ?? '', dao: rehearsal.dao };
}

/** The same in a file's name: `model-accuracy-quickstart-s7`. */
export function provenanceName(state: AppState): readonly (string | number)[] {
  const { scenario, dao, seed } = provenanceOf(state);
  return [scenario ?? dao ?? '', seed === undefined ? '' : `s${seed}`].filter((part) => part !== '');
}
