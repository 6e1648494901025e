/** A cohort as a form has it. */
export function cohortOfSize(count: number, totalTokens: string) {
  return { archetype: 'whale', name: 'whale', count, holdings: { totalTokens, shape: { kind: 'equal' } } };
}
