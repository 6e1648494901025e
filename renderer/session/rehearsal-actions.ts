import type { CaseReport, ImportKind, RehearsalCard, RehearsalJob } from '../../simulations/api/contract/index.js';
import { CommandError } from '../bridge/index.js';
import { saveFile } from '../charts/export/save.js';
import type { RehearsalSection } from '../routes/rehearsal-section.js';
import type { AppStore } from '../state/store.js';
import { showDone } from './notices.js';
import { type Autosave, followDocuments } from './rehearsal-autosave.js';
import type { RehearsalCommands } from './rehearsal-commands.js';
import type { Attempt } from './trouble.js';

type Answer<C extends keyof RehearsalCommands> = Awaited<ReturnType<RehearsalCommands[C]>>;

/** A file as it is sent to the engine. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** What a person can do with rehearsals. Each tells of its own failure; what answers `null` has failed. */
export interface RehearsalActions {
  readonly commands: RehearsalCommands;
  /** Asks for the built-in DAOs and for the rehearsals so far. */
  list(): Promise<void>;
  /** Begins a rehearsal of a built-in DAO by name, or of a whole DAO document, and shows it. */
  begin(dao: string | Record<string, unknown>, section?: RehearsalSection): Promise<void>;
  open(id: string, section?: RehearsalSection): void;
  load(id: string): Promise<void>;
  close(): void;
  remove(rehearsal: RehearsalCard): Promise<void>;
  /** Done when the engine has everything that was written. */
  save(): Promise<void>;
  /** Saves, does a job of the engine, and shows what came of it. */
  run(
    job: RehearsalJob,
    title: string,
    work: (commands: RehearsalCommands, id: string) => Promise<unknown>,
  ): Promise<void>;
  /** Ends the job that runs, the reading of a chain or the re-enacted case; what was there before stays. */
  cancel(): Promise<void>;
  importTable(
    kind: ImportKind,
    file: TextFile,
    mapping: Readonly<Record<string, string | null>>,
  ): Promise<Answer<'importTable'>['problems'] | null>;
  /** `false` when it failed or was canceled. */
  connectFork(url: string, governor: string, blockNumber: number | null): Promise<boolean>;
  /** Re-enacts a documented case; `null` also when it was canceled. */
  enact(name: CaseReport['case'], setting: CaseReport['setting']): Promise<CaseReport | null>;
  /** Takes the place of the draft; what to know about it is shown there. `false` when it failed. */
  importProposal(text: string): Promise<boolean>;
  exportProposal(format: 'safe' | 'calldata' | 'folkmoot'): Promise<void>;
}

export function rehearsalActions(store: AppStore, commands: RehearsalCommands, attempt: Attempt): RehearsalActions {
  const autosave: Autosave = followDocuments(store, commands, attempt);
  /** Rehearsals whose job was started here. */
  const mine = new Set<string>();
  const openId = () => store.getState().openRehearsal?.id;
  const load = async (id: string) => store.getState().rehearsalCame(await commands.getRehearsal({ id }));
  const open = (id: string, section?: RehearsalSection) => {
    const { openRehearsal, rehearsalOpened, showSection, show, connection } = store.getState();
    if (openRehearsal?.id !== id) {
      void autosave.flush();
      rehearsalOpened(id);
      if (connection.status === 'open') void attempt('The rehearsal could not be opened', () => load(id));
    }
    if (section !== undefined) showSection(section);
    show('rehearse');
  };
  store.subscribe(({ rehearsals, openRehearsal }, before) => {
    // A job that this window did not start, or started before it was loaded anew, has ended.
    const job = openRehearsal?.rehearsal?.running ?? null;
    if (openRehearsal === null || job === null || rehearsals === before.rehearsals || mine.has(openRehearsal.id))
      return;
    const { id } = openRehearsal;
    void attempt('The rehearsal could not be read', async () => {
      await load(id);
      if (store.getState().openRehearsal?.rehearsal?.running === null) store.getState().rehearsalProgressed(id, null);
    });
  });
  /** Does something with the open rehearsal as it is saved; `null` when it failed or none is open. */
  const withOpen = async <T>(title: string, work: (id: string) => Promise<T>): Promise<T | null> => {
    const id = openId();
    let answer: T | null = null;
    if (id === undefined) return null;
    await autosave.flush();
    await attempt(title, async () => {
      answer = await work(id);
    });
    return answer;
  };
  return {
    commands,
    open,
    load,
    save: autosave.flush,
    list: () =>
      attempt('The rehearsals could not be listed', async () => {
        const [daos, rehearsals] = await Promise.all([commands.listDaos({}), commands.listRehearsals({})]);
        store.getState().daosListed(daos);
        store.getState().rehearsalsListed(rehearsals);
      }),
    begin: (dao, section = 'draft') =>
      attempt('The rehearsal could not be begun', async () => {
        const rehearsal = await commands.createRehearsal({ dao });
        store.getState().rehearsalListed(rehearsal);
        store.getState().rehearsalOpened(rehearsal.id);
        store.getState().rehearsalCame(rehearsal);
        open(rehearsal.id, section);
      }),
    close() {
      void autosave.flush();
      store.getState().rehearsalClosed();
    },
    async remove({ id, title }) {
      await attempt('The rehearsal could not be removed', async () => {
        await commands.removeRehearsal({ id });
        store.getState().rehearsalRemoved(id);
        if (openId() === id) store.getState().rehearsalClosed();
        showDone('Rehearsal removed', `“${title}”`, {
          label: 'Undo',
          run: () =>
            void attempt('The rehearsal could not be restored', async () =>
              store.getState().rehearsalListed(await commands.restoreRehearsal({ id })),
            ),
        });
      });
    },
    async run(job, title, work) {
      await withOpen(title, async (id) => {
        mine.add(id);
        store.getState().rehearsalProgressed(id, {
          job,
          since: Date.now(),
          share: null,
          stage: '',
          secondsLeft: null,
        });
        try {
          await unlessStopped(work(commands, id));
        } finally {
          mine.delete(id);
          store.getState().rehearsalProgressed(id, null);
          await load(id);
        }
      });
    },
    async cancel() {
      const id = openId();
      if (id !== undefined) await attempt('The job could not be stopped', () => commands.cancelRehearsalJob({ id }));
    },
    importTable: (kind, file, mapping) =>
      withOpen(`${file.name} could not be imported`, async (id) => {
        const { problems, rehearsal } = await commands.importTable({ id, kind, file, mapping });
        store.getState().rehearsalCame(rehearsal, problems.length === 0);
        return problems;
      }),
    connectFork: async (url, governor, blockNumber) =>
      (await withOpen('The chain could not be read', async (id) => {
        const connected = await unlessStopped(commands.connectFork({ id, url, governor, blockNumber }));
        if (connected !== null) store.getState().rehearsalCame(connected, true);
        return connected !== null;
      })) ?? false,
    enact: (name, setting) =>
      withOpen('The case could not be re-enacted', (id) =>
        unlessStopped(commands.runAttackCase({ id, case: name, setting })),
      ),
    importProposal: async (text) =>
      (await withOpen('The proposal could not be imported', async (id) => {
        const { rehearsal, warnings } = await commands.importProposal({ id, text });
        store.getState().rehearsalCame(rehearsal, true);
        store.getState().proposalWarned(id, warnings);
        return true;
      })) ?? false,
    async exportProposal(format) {
      await withOpen('The proposal could not be exported', async (id) => {
        const { fileName, text } = await commands.exportProposal({ id, format });
        saveFile(fileName, text, format === 'calldata' ? 'text/plain' : 'application/json');
      });
    },
  };
}

/** What a work that can be canceled comes to; `null`, and told, when it was. */
async function unlessStopped<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof CommandError && error.code === 'job-canceled')) throw error;
    showDone('Stopped', 'What was there before is kept.');
    return null;
  }
}
