import type { Commands, Federation, FederationOverrides } from '../../simulations/api/contract/index.js';
import type { AppStore } from '../state/store.js';
import { showStart } from './notices.js';
import type { RunActions } from './run-actions.js';
import type { Attempt } from './trouble.js';

/** What a person can do with federations before they run; afterwards they are runs like others. */
export interface FederationActions {
  start(federation: string | Record<string, unknown>, overrides: Partial<FederationOverrides>): Promise<void>;
  /** Opens a federation to be changed before it is started. */
  change(federation: Federation): void;
  /** Opens the federation of a run, as it ran. */
  changeRun(runId: string): Promise<void>;
}

export function federationActions(
  store: AppStore,
  commands: Commands,
  attempt: Attempt,
  runs: Pick<RunActions, 'open'>,
): FederationActions {
  const change = (federation: Federation) => {
    store.getState().draftDo({ do: 'open', draft: { federation, data: null } });
    store.getState().show('new-federation');
  };
  return {
    async start(federation, overrides) {
      const finish = showStart();
      await attempt('The federation could not be started', async () => {
        const summary = await commands.startFederation({ federation, overrides });
        store.getState().runsChanged([summary]);
        runs.open(summary.id);
      });
      finish();
    },
    change,
    changeRun: (runId) =>
      attempt('The federation could not be opened', async () =>
        change((await commands.getFederation({ runId })).federation),
      ),
  };
}
