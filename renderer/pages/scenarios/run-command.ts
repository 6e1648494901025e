import type { FederationOverrides, ListedRun, RunOverrides } from '../../../simulations/api/contract/index.js';

/** Folkmoot from a terminal in its own folder, as the README has it. */
const folkmoot = ['npx', 'folkmoot', 'run'];

/** The command line that runs a scenario of the library, or of a file, as chosen. */
export function runCommand(scenario: string, overrides: Partial<RunOverrides>): string {
  const parts = [...folkmoot, quoted(scenario)];
  if (overrides.seed !== undefined) parts.push('--seed', String(overrides.seed));
  if (overrides.ticks !== undefined) parts.push('--ticks', String(overrides.ticks));
  if (overrides.engine !== undefined) parts.push('--engine', overrides.engine);
  if (overrides.backend !== undefined && overrides.backend !== 'auto') parts.push('--backend', overrides.backend);
  return parts.join(' ');
}

/** The command line that runs a federation of the library, or of a file, as chosen. */
export function federationCommand(federation: string, overrides: Partial<FederationOverrides>): string {
  const parts = [...folkmoot, quoted(federation)];
  if (overrides.seed !== undefined) parts.push('--seed', String(overrides.seed));
  if (overrides.rounds !== undefined) parts.push('--rounds', String(overrides.rounds));
  if (overrides.backend !== undefined && overrides.backend !== 'auto') parts.push('--backend', overrides.backend);
  return parts.join(' ');
}

/**
 * The command line that does a run again: by the name of its scenario where the library has just that one, else from
 * what its folder keeps of it.
 * @param federations names of the federations in the library
 */
export function repeatCommand(run: ListedRun, federations: readonly string[]): string {
  const { seed, backend, folder } = run;
  const kept = (file: string) => `${folder}${folder.includes('\\') ? '\\' : '/'}${file}`;
  if (run.kind === 'federation')
    return federations.includes(run.scenario)
      ? federationCommand(run.scenario, { seed, rounds: run.rounds, backend })
      : federationCommand(kept('federation.json'), { backend });
  const onTheSpot = new Set(['seed', 'ticks', 'chain.engine', 'learning.backend']);
  const ofLibrary = run.origin?.scenario != null && run.origin.changes.every(({ field }) => onTheSpot.has(field));
  return ofLibrary
    ? runCommand(run.scenario, { seed, ticks: run.ticks, engine: run.engine, backend })
    : runCommand(kept('run.json'), { backend });
}

/** Quoted for a shell when it has to be. */
function quoted(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
