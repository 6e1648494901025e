import { exportProposal, importProposal, listFunctions } from '../../rehearsal/index.js';
import type { CallableFunction, RehearsalResults } from '../contract/index.js';
import type { Handlers } from '../handlers.js';
import { encodeDraft } from './encode-draft.js';
import type { RehearsalDesk } from './rehearsal-desk.js';

type DraftCommand = 'listFunctions' | 'encodeProposal' | 'importProposal' | 'exportProposal';

/** The commands about a draft's actions. */
export function draftHandlers(desk: RehearsalDesk): Pick<Handlers, DraftCommand & keyof RehearsalResults> {
  return {
    listFunctions: async ({ id }): Promise<readonly CallableFunction[]> =>
      listFunctions((await desk.readyDao(id)).inputs.contracts),
    encodeProposal: async ({ id, proposal }) => {
      const draft = proposal ?? (await desk.shelf.read(id)).proposal;
      return encodeDraft(draft, (await desk.readyDao(id)).inputs.context);
    },
    importProposal: async ({ id, text }) => {
      const { inputs } = await desk.readyDao(id);
      const { proposal, warnings } = importProposal(text, inputs.context);
      await desk.shelf.change(id, () => ({ proposal }));
      return { rehearsal: await desk.changed(id), warnings };
    },
    exportProposal: async ({ id, format }) => {
      const { proposal, inputs, manifest } = await desk.ready(id);
      return exportProposal(proposal, format, inputs.context, { createdAt: Date.parse(manifest.createdAt) });
    },
  };
}
