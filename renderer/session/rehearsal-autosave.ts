import type { Documents } from '../draft/document-history.js';
import type { OpenRehearsal } from '../state/open-rehearsal.js';
import type { AppStore } from '../state/store.js';
import type { RehearsalCommands } from './rehearsal-commands.js';
import type { Attempt } from './trouble.js';

/** How long somebody must have stopped typing before it is sent (ms). */
const pause = 500;

export interface Autosave {
  /** Sends what is not saved yet, now; done when the engine has it. */
  flush(): Promise<void>;
}

/** Sends the documents of the open rehearsal to the engine, shortly after every change; one at a time. */
export function followDocuments(
  store: AppStore,
  commands: Pick<RehearsalCommands, 'updateRehearsal'>,
  attempt: Attempt,
): Autosave {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> | null = null;

  const send = async (open: OpenRehearsal, documents: Documents) => {
    const { id, saved } = open;
    let done = false;
    store.getState().rehearsalSaving(id, 'saving');
    await attempt('The rehearsal could not be saved', async () => {
      const rehearsal = await commands.updateRehearsal({ id, ...changedParts(saved, documents) });
      done = true;
      store.getState().rehearsalCame(rehearsal);
      store.getState().documentsSaved(id, documents);
    });
    if (!done) store.getState().rehearsalSaving(id, 'failed');
  };
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    if (sending !== null) {
      await sending;
      return flush();
    }
    const open = store.getState().openRehearsal;
    const present = open?.documents?.present;
    if (open == null || present === undefined || isSaved(open)) return;
    sending = send(open, present);
    await sending;
    sending = null;
    const after = store.getState().openRehearsal;
    if (after !== null && after.saving !== 'failed' && !isSaved(after)) return flush();
  };
  store.subscribe(({ openRehearsal }, before) => {
    if (openRehearsal?.documents === before.openRehearsal?.documents) return;
    if (openRehearsal === null || isSaved(openRehearsal)) return;
    if (openRehearsal.saving !== 'saving') store.getState().rehearsalSaving(openRehearsal.id, 'waiting');
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), pause);
  });
  return { flush };
}

function isSaved({ documents, saved }: OpenRehearsal): boolean {
  const present = documents?.present;
  return present === undefined || (present.dao === saved?.dao && present.proposal === saved.proposal);
}

/** Only what changed is sent: a DAO may hold thousands of holders. */
function changedParts(saved: Documents | null, { dao, proposal }: Documents): Partial<Documents> {
  return { ...(dao === saved?.dao ? {} : { dao }), ...(proposal === saved?.proposal ? {} : { proposal }) };
}
