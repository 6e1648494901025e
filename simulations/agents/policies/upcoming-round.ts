import type { Observation } from '../agent.js';

/**
 * Number and starting model of the round that this tick's first block opens, or `null` when an earlier round
 * is still unsettled, so that none can be opened.
 */
export function upcomingRound({ view }: Observation): { readonly round: number; readonly model: string } | null {
  if (view.round !== null && view.round.settlement === null) return null;
  return { round: (view.round?.round ?? 0) + 1, model: view.modelCid };
}
