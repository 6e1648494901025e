import { firstDao } from '../draft/first-dao.js';
import { objectOf } from '../draft/rehearsal-documents.js';
import { kindOfRehearsalFile, type RehearsalFileKind } from '../draft/rehearsal-file.js';
import type { DaoPart } from '../routes/dao-part.js';
import { bringFile } from './brought-files.js';
import type { Session } from './session.js';

const partOf = {
  artifact: 'contracts',
  holders: 'holders',
  proposals: 'history',
  votes: 'history',
  delegations: 'delegations',
} as const satisfies Partial<Record<RehearsalFileKind, DaoPart>>;

/** Opens a file where it belongs: a DAO, a proposal, a table of holders or votes, a compiled contract. */
export async function bringRehearsalFile({ store, rehearsals, attempt }: Session, file: File): Promise<void> {
  await attempt(`${file.name} could not be opened`, async () => {
    const text = await file.text();
    const kind = kindOfRehearsalFile(text);
    if (kind === null)
      throw new Error(
        'It is neither a DAO, a proposal, a compiled contract, nor a table of holders, votes, proposals or delegations.',
      );
    const document = kind === 'dao' ? objectOf(JSON.parse(text)) : null;
    if (document !== null) return rehearsals.begin({ ...document }, 'dao');
    if (store.getState().openRehearsal === null) await rehearsals.begin({ ...firstDao }, 'dao');
    if (kind === 'dao') return;
    if (kind === 'proposal') {
      store.getState().showSection('draft');
      await rehearsals.importProposal(text);
      return;
    }
    store.getState().showSection('dao');
    store.getState().showDaoPart(partOf[kind]);
    bringFile(kind, file);
  });
}
