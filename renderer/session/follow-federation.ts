import type { Commands, FederationSummary } from '../../simulations/api/contract/index.js';
import type { AppStore } from '../state/store.js';
import { loadRounds } from './load-rounds.js';
import { showTrouble } from './notices.js';
import { isLiving } from './transport.js';
import type { Attempt } from './trouble.js';

/** Asks for rounds that are missing, for the report once the open federation has ended, and tells when one failed. */
export function followFederation(store: AppStore, commands: Commands, attempt: Attempt): void {
  let loading = false;
  store.subscribe(({ openFederation, connection, federations }, before) => {
    if (openFederation?.log.hasGap && !loading && connection.status === 'open' && openFederation.detail !== null) {
      loading = true;
      const newest = federations?.find(({ id }) => id === openFederation.id)?.round ?? openFederation.log.count;
      void attempt('A part of the federation could not be loaded', () =>
        loadRounds(commands, store, openFederation.id, newest),
      ).finally(() => {
        loading = false;
      });
    }
    if (federations === before.federations || before.federations === null) return;
    for (const now of federations ?? []) {
      const earlier = before.federations.find(({ id }) => id === now.id);
      if (earlier === undefined || earlier.state === now.state) continue;
      if (now.state === 'failed') tellFailure(now);
      if (isLiving(now.state)) continue;
      if (now.id === openFederation?.id)
        void attempt('The report could not be read', async () =>
          store.getState().federationDetailCame(await commands.getFederation({ runId: now.id })),
        );
      if (now.state === 'finished')
        // How long it takes here is known anew.
        void attempt('The scenarios could not be listed', async () =>
          store.getState().scenariosListed(await commands.listScenarios({})),
        );
    }
  });
}

function tellFailure({ title, round, error, folder }: FederationSummary): void {
  showTrouble({
    title: `“${title}” stopped at round ${round}`,
    message: error?.message ?? 'The engine gave no reason.',
    hint: error?.hint ?? 'The rounds until then are kept and can be looked at and exported.',
    details: error === null ? null : `code: ${error.code}\nfolder: ${folder}`,
  });
}
