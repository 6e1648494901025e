import type { Commands, FederationOverrides } from '../../simulations/api/contract/index.js';
import type { AppStore } from '../state/store.js';
import { loadRounds } from './load-rounds.js';
import { isLiving } from './transport.js';
import type { Attempt } from './trouble.js';

/** What a person can do with federations; exporting and removing is the same for runs of both kinds. */
export interface FederationActions {
  start(federation: string | Record<string, unknown>, overrides: Partial<FederationOverrides>): Promise<void>;
  /** Shows a federation and brings all of it here. */
  open(runId: string): void;
  load(runId: string): Promise<void>;
  /** Ends the open federation after its present round. */
  stop(): Promise<void>;
}

export function federationActions(store: AppStore, commands: Commands, attempt: Attempt): FederationActions {
  const load = async (runId: string) => {
    const detail = await commands.getFederation({ runId });
    store.getState().federationDetailCame(detail);
    store.getState().runsChanged([detail.summary]);
    await loadRounds(commands, store, runId, detail.summary.round);
  };
  const open = (runId: string) => {
    const { openFederation, federationOpened, show, connection } = store.getState();
    if (openFederation?.id !== runId) {
      federationOpened(runId);
      if (connection.status === 'open') void attempt('The federation could not be opened', () => load(runId));
    }
    show('federation');
  };
  return {
    open,
    load,
    async start(federation, overrides) {
      await attempt('The federation could not be started', async () => {
        const summary = await commands.startFederation({ federation, overrides });
        store.getState().runsChanged([summary]);
        open(summary.id);
      });
    },
    async stop() {
      const { openFederation, federations } = store.getState();
      const summary = federations?.find(({ id }) => id === openFederation?.id);
      if (summary === undefined || !isLiving(summary.state)) return;
      await attempt('The federation could not be stopped', async () => {
        store.getState().runsChanged([await commands.controlRun({ runId: summary.id, action: 'stop' })]);
      });
    },
  };
}
