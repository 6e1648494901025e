import type { StateCreator } from 'zustand/vanilla';
import type { EventPayload, FederationDetail, FederationRound } from '../../simulations/api/contract/index.js';
import { OrderedLog } from './ordered-log.js';

export type FederationProgress = EventPayload<'federationProgress'>;

/** The federation that the window shows. */
export interface OpenFederation {
  readonly id: string;
  /** `null` until the engine has answered. */
  readonly detail: FederationDetail | null;
  readonly log: OrderedLog<FederationRound>;
  /** Rounds in the log without a gap; changes whenever the log grew. */
  readonly roundCount: number;
  readonly progress: FederationProgress | null;
}

/** What of the open federation is looked at. */
export interface FederationView {
  /** The round that all panels show; `null` = the newest, following it. */
  readonly round: number | null;
  /** The client whose curves are shown. */
  readonly client: number | null;
  /** Rounds `from` to `to` that charts show; `null` = all. */
  readonly window: readonly [from: number, to: number] | null;
  /** The round under the pointer, shared by all charts. */
  readonly hover: number | null;
}

export interface OpenFederationSlice {
  readonly openFederation: OpenFederation | null;
  readonly federationView: FederationView;
  federationOpened(id: string): void;
  federationClosed(): void;
  federationDetailCame(detail: FederationDetail): void;
  roundsCame(id: string, rounds: readonly FederationRound[]): void;
  federationProgressed(progress: FederationProgress): void;
  lookAtFederation(at: Partial<FederationView>): void;
}

const newestOfAll: FederationView = { round: null, client: null, window: null, hover: null };

export const openFederationSlice: StateCreator<OpenFederationSlice> = (set) => ({
  openFederation: null,
  federationView: newestOfAll,
  federationOpened: (id) =>
    set({
      openFederation: { id, detail: null, log: new OrderedLog(({ round }) => round), roundCount: 0, progress: null },
      federationView: newestOfAll,
    }),
  federationClosed: () => set({ openFederation: null, federationView: newestOfAll }),
  federationDetailCame: (detail) =>
    set(({ openFederation }) =>
      openFederation?.id === detail.summary.id ? { openFederation: { ...openFederation, detail } } : {},
    ),
  roundsCame: (id, rounds) =>
    set(({ openFederation }) => {
      if (openFederation?.id !== id) return {};
      for (const round of rounds) openFederation.log.add(round);
      return { openFederation: { ...openFederation, roundCount: openFederation.log.count } };
    }),
  federationProgressed: (progress) =>
    set(({ openFederation }) =>
      openFederation?.id === progress.runId ? { openFederation: { ...openFederation, progress } } : {},
    ),
  lookAtFederation: (at) => set(({ federationView }) => ({ federationView: { ...federationView, ...at } })),
});
