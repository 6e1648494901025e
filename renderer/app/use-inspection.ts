import { useMemo } from 'react';
import type { FederationRound } from '../../simulations/api/contract/index.js';
import { useRounds, useShownRound } from './use-rounds.js';

export type Inspected = FederationRound & { readonly inspection: NonNullable<FederationRound['inspection']> };

/** The newest round up to the shown one whose model was looked into; `null` when none was. */
export function useInspectedRound(active = true): Inspected | null {
  const rounds = useRounds(active);
  const shown = useShownRound(active)?.round ?? -1;
  return useMemo(() => rounds.slice(0, shown + 1).findLast(isInspected) ?? null, [rounds, shown]);
}

function isInspected(round: FederationRound): round is Inspected {
  return round.inspection !== null;
}
