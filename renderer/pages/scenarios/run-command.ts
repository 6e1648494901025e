import type { FederationOverrides, RunOverrides } from '../../../simulations/api/contract/index.js';

/** The command line that does the same run again. */
export function runCommand(scenario: string, overrides: Partial<RunOverrides>): string {
  const parts = ['folkmoot', 'run', quoted(scenario)];
  if (overrides.seed !== undefined) parts.push('--seed', String(overrides.seed));
  if (overrides.ticks !== undefined) parts.push('--ticks', String(overrides.ticks));
  if (overrides.engine !== undefined) parts.push('--engine', overrides.engine);
  if (overrides.backend !== undefined && overrides.backend !== 'auto') parts.push('--backend', overrides.backend);
  return parts.join(' ');
}

/** The command line that runs the same federation again. */
export function federationCommand(federation: string, overrides: Partial<FederationOverrides>): string {
  const parts = ['folkmoot', 'run', quoted(federation)];
  if (overrides.seed !== undefined) parts.push('--seed', String(overrides.seed));
  if (overrides.rounds !== undefined) parts.push('--rounds', String(overrides.rounds));
  if (overrides.backend !== undefined && overrides.backend !== 'auto') parts.push('--backend', overrides.backend);
  return parts.join(' ');
}

/** Quoted for a shell when it has to be. */
function quoted(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
