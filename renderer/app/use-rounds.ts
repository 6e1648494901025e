import { useMemo } from 'react';
import type { FederationRound } from '../../simulations/api/contract/index.js';
import type { Axis } from '../charts/axis.js';
import { momentOf, newestOf } from '../state/run-selectors.js';
import { useApp } from './session-context.js';
import { usePaced } from './use-paced.js';

/** All rounds of the open federation so far, at this panel's pace. */
export function useRounds(active = true): readonly FederationRound[] {
  const log = usePaced(({ openFederation }) => openFederation?.log ?? null, active);
  const count = usePaced(({ openFederation }) => openFederation?.roundCount ?? 0, active);
  return useMemo(() => log?.upTo(count) ?? none, [log, count]);
}

/** The round that panels show: the chosen one, else the newest; `null` before the first. */
export function useShownRound(active = true): FederationRound | null {
  const log = usePaced(({ openFederation }) => openFederation?.log ?? null, active);
  const at = usePaced(momentOf, active);
  return log?.at(at) ?? null;
}

/** The client that is selected, when one is. */
export function useSelectedClient(): number | null {
  return useApp(({ selection }) => (selection?.kind === 'client' ? selection.client : null));
}

/** What is fixed about the open federation; `null` until it is known. */
export function useFederationDetail() {
  return useApp(({ openFederation }) => openFederation?.detail ?? null);
}

/** Rounds as the axis that a federation's charts share. */
export const roundAxis: Axis = {
  place: 'round',
  label: (round) => `round ${round}`,
  note: () => null,
  chosen: ({ tick }) => tick,
  moment: momentOf,
  newest: newestOf,
  hovered: ({ hoverTick }) => hoverTick,
  hover: ({ hover }, round) => hover(round),
  look: ({ look }, round) => look({ tick: round, replaying: false }),
  zoom: ({ look }, window) => look({ window }),
};

const none: readonly FederationRound[] = [];
