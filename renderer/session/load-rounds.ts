import type { Commands } from '../../simulations/api/contract/index.js';
import type { AppStore } from '../state/store.js';

/** Rounds asked for in one call: each carries pictures of the model, so fewer than frames. */
const batch = 100;

/** Brings the open federation's log up to a round, in order, leaving out what it already has. */
export async function loadRounds(commands: Commands, store: AppStore, runId: string, upTo: number): Promise<void> {
  for (;;) {
    const { openFederation } = store.getState();
    if (openFederation?.id !== runId) return;
    const from = openFederation.log.count;
    if (from > upTo) return;
    const rounds = await commands.getFederationRounds({ runId, from, to: Math.min(upTo, from + batch - 1) });
    store.getState().roundsCame(runId, rounds);
    if (rounds.length === 0) return;
  }
}
