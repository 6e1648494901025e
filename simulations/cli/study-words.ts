/** How large a DAO's scenario is, in a few words. */
export function scenarioWords(population: readonly { readonly count: number }[], ticks: number): string {
  const agents = population.reduce((sum, { count }) => sum + count, 0);
  return `DAO, ${agents} agents, ${ticks} ticks`;
}

/** How large a federation is, in a few words. */
export function federationWords({ clients, rounds }: { readonly clients: number; readonly rounds: number }): string {
  return `federation, ${clients} clients, ${rounds} rounds`;
}
