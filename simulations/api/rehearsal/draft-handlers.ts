import { exportProposal, importProposal, listFunctions } from '../../rehearsal/index.js';
import type { CallableFunction, RehearsalResults } from '../contract/index.js';
import type { Handlers } from '../handlers.js';
import { encodeDraft } from './encode-draft.js';
import type { RehearsalContext } from './rehearsal-context.js';

type DraftCommand = 'listFunctions' | 'encodeProposal' | 'importProposal' | 'exportProposal';

/** The commands about a draft's actions. */
export function draftHandlers(context: RehearsalContext): Pick<Handlers, DraftCommand & keyof RehearsalResults> {
  return {
    listFunctions: async ({ id }): Promise<readonly CallableFunction[]> =>
      listFunctions((await context.readyDao(id)).inputs.contracts),
    encodeProposal: async ({ id, proposal }) => {
      const draft = proposal ?? (await context.rehearsals.read(id)).proposal;
      return encodeDraft(draft, (await context.readyDao(id)).inputs.context);
    },
    importProposal: async ({ id, text }) => {
      const { inputs } = await context.readyDao(id);
      const { proposal, warnings } = importProposal(text, inputs.context);
      await context.rehearsals.change(id, () => ({ proposal }));
      return { rehearsal: await context.changed(id), warnings };
    },
    exportProposal: async ({ id, format }) => {
      const { proposal, inputs, manifest } = await context.ready(id);
      return exportProposal(proposal, format, inputs.context, { createdAt: Date.parse(manifest.createdAt) });
    },
  };
}
