import type { StateCreator } from 'zustand/vanilla';
import type { EventPayload, FederationDetail, FederationRound } from '../../simulations/api/contract/index.js';
import { OrderedLog } from './ordered-log.js';
import { fullSpeed, type Pace } from './pace.js';

export type FederationProgress = EventPayload<'federationProgress'>;

/** The federation that the window shows. */
export interface OpenFederation extends Pace {
  readonly id: string;
  /** `null` until the engine has answered. */
  readonly detail: FederationDetail | null;
  readonly log: OrderedLog<FederationRound>;
  /** Rounds in the log without a gap; changes whenever the log grew. */
  readonly roundCount: number;
  readonly progress: FederationProgress | null;
}

export interface OpenFederationSlice {
  readonly openFederation: OpenFederation | null;
  federationOpened(id: string): void;
  federationClosed(): void;
  federationDetailCame(detail: FederationDetail): void;
  roundsCame(id: string, rounds: readonly FederationRound[]): void;
  federationProgressed(progress: FederationProgress): void;
  openFederationChanged(id: string, change: Partial<Pace>): void;
}

export const openFederationSlice: StateCreator<OpenFederationSlice> = (set) => ({
  openFederation: null,
  federationOpened: (id) =>
    set({
      openFederation: {
        id,
        detail: null,
        log: new OrderedLog(({ round }) => round),
        roundCount: 0,
        progress: null,
        ...fullSpeed,
      },
    }),
  federationClosed: () => set({ openFederation: null }),
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
  openFederationChanged: (id, change) =>
    set(({ openFederation }) =>
      openFederation?.id === id ? { openFederation: { ...openFederation, ...change } } : {},
    ),
  federationProgressed: (progress) =>
    set(({ openFederation }) =>
      openFederation?.id === progress.runId ? { openFederation: { ...openFederation, progress } } : {},
    ),
});
