import type { Commands, FederationRound } from '../../simulations/api/contract/index.js';
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

/** Rounds of any federation from one on up to a round, in order, without the store. */
export async function allRounds(
  commands: Pick<Commands, 'getFederationRounds'>,
  runId: string,
  upTo: number,
  from = 0,
): Promise<readonly FederationRound[]> {
  const rounds: FederationRound[] = [];
  while (from + rounds.length <= upTo) {
    const start = from + rounds.length;
    const more = await commands.getFederationRounds({ runId, from: start, to: Math.min(upTo, start + batch - 1) });
    if (more.length === 0) break;
    rounds.push(...more);
  }
  return rounds;
}
