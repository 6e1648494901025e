import { shownRoundOf } from '../app/use-rounds.js';
import type { Session } from './session.js';

/** What the round scrubber, its keys and the palette do. */
export interface FederationTransport {
  back(): void;
  forward(): void;
  toStart(): void;
  /** Follows the newest round again. */
  live(): void;
  stop(): void;
  lookAt(round: number): void;
}

export function federationTransport({ store, federations }: Session): FederationTransport {
  const lookAt = (round: number) => {
    const newest = (store.getState().openFederation?.roundCount ?? 0) - 1;
    store.getState().lookAtFederation({ round: round >= newest ? null : Math.max(0, round) });
  };
  return {
    lookAt,
    back: () => lookAt(shownRoundOf(store.getState()) - 1),
    forward: () => lookAt(shownRoundOf(store.getState()) + 1),
    toStart: () => lookAt(0),
    live: () => store.getState().lookAtFederation({ round: null }),
    stop: () => void federations.stop(),
  };
}
