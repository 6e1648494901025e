const community = new Set(['passiveHolder', 'delegator', 'delegate', 'whale', 'informedVoter', 'proposer']);

/** The group a party is drawn with: everybody who only holds and votes is one, all others stand for themselves. */
export function family(party: string): string {
  return community.has(party) ? 'community' : party;
}
