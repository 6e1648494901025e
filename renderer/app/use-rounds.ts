import { useMemo } from 'react';
import type { FederationRound } from '../../simulations/api/contract/index.js';
import type { Axis } from '../charts/axis.js';
import type { AppState } from '../state/store.js';
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
  const at = usePaced(shownRoundOf, active);
  return log?.at(at) ?? null;
}

/** First and last round of the axis: the window when there is one, else the whole federation. */
export function useRoundSpan(active = true): readonly [from: number, to: number] {
  const from = usePaced(({ federationView }) => federationView.window?.[0] ?? 0, active);
  const to = usePaced((state) => state.federationView.window?.[1] ?? lastRoundOf(state), active);
  return useMemo(() => [from, Math.max(to, from + 1)], [from, to]);
}

export function shownRoundOf({ openFederation, federationView }: AppState): number {
  const newest = Math.max(0, (openFederation?.roundCount ?? 0) - 1);
  return federationView.round === null ? newest : Math.min(federationView.round, newest);
}

/** The open federation's summary, as new as it is known. */
export function federationSummaryOf({ openFederation, federations }: AppState) {
  if (openFederation === null) return null;
  return federations?.find(({ id }) => id === openFederation.id) ?? openFederation.detail?.summary ?? null;
}

/** Where it ends: as planned while it can still get there, else where it stopped; a published number of rounds is kept in sight. */
function lastRoundOf(state: AppState): number {
  const summary = federationSummaryOf(state);
  if (summary === null) return 1;
  const ended = summary.state !== 'starting' && summary.state !== 'running';
  const published = state.openFederation?.detail?.federation.published?.rounds ?? 0;
  return Math.max(1, published, ended ? summary.round : summary.rounds);
}

/** What is fixed about the open federation; `null` until it is known. */
export function useFederationDetail() {
  return useApp(({ openFederation }) => openFederation?.detail ?? null);
}

const newestOf = ({ openFederation }: AppState) => (openFederation?.roundCount ?? 0) - 1;

/** Rounds as the axis that a federation's charts share. */
export const roundAxis: Axis = {
  place: 'round',
  label: (round) => String(round),
  note: () => null,
  chosen: ({ federationView }) => federationView.round,
  moment: shownRoundOf,
  newest: newestOf,
  hovered: ({ federationView }) => federationView.hover,
  hover: ({ lookAtFederation }, hover) => lookAtFederation({ hover }),
  look: ({ lookAtFederation }, round) => lookAtFederation({ round }),
  zoom: ({ lookAtFederation }, window) => lookAtFederation({ window }),
};

const none: readonly FederationRound[] = [];
