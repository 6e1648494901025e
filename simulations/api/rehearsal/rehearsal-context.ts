import { FolkmootError, InputError } from '../../errors/index.js';
import { type SharedInputs, shareInputs } from '../../rehearsal/index.js';
import type { RehearsalManifest } from '../../results/index.js';
import { checkDao, type Dao, type Proposal, parseDao, parseProposal } from '../../scenario/index.js';
import type { Rehearsal } from '../contract/index.js';
import type { Announce } from '../live-run.js';
import type { ScenarioLibrary } from '../scenario-library.js';
import { RehearsalJobs, WAITS } from './rehearsal-jobs.js';
import { cardOf, rehearsalView } from './rehearsal-view.js';
import { RememberedMappings } from './remembered-mappings.js';
import { documentsHash, StoredRehearsals } from './stored-rehearsals.js';

interface LoadedInputs {
  readonly key: string;
  readonly inputs: Promise<SharedInputs>;
}

/** DAOs whose files are kept in memory. */
const MOST_LOADED = 4;

/** What all commands about rehearsals work with: the folders, the jobs, and what was read of each DAO. */
export class RehearsalContext {
  readonly rehearsals: StoredRehearsals;
  readonly jobs: RehearsalJobs;
  readonly mappings: RememberedMappings;
  readonly library: ScenarioLibrary;
  readonly #announce: Announce;
  readonly #closing = new AbortController();
  readonly #loaded = new Map<string, LoadedInputs>();

  constructor(home: string, library: ScenarioLibrary, announce: Announce) {
    this.rehearsals = new StoredRehearsals(home);
    this.jobs = new RehearsalJobs(announce);
    this.mappings = new RememberedMappings(home);
    this.library = library;
    this.#announce = announce;
  }

  /** Aborted when the engine closes: what is under way for nobody ends. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** @throws InputError `rehearsal-unknown` */
  async view(id: string): Promise<Rehearsal> {
    const manifest = await this.rehearsals.read(id);
    const { dao } = checkDao(manifest.dao);
    const running = this.jobs.runningOf(id);
    if (dao === null)
      return rehearsalView(this.rehearsals, manifest, { members: null, history: null, problems: [] }, running);
    try {
      const { members, pastVotes: history } = await this.inputs(manifest, dao);
      return await rehearsalView(this.rehearsals, manifest, { members, history, problems: [] }, running);
    } catch (error) {
      if (!(error instanceof FolkmootError)) throw error;
      const problem = { field: error.field ?? '', message: `${error.message}. ${error.hint ?? ''}`.trim() };
      return rehearsalView(this.rehearsals, manifest, { members: null, history: null, problems: [problem] }, running);
    }
  }

  /** Tells everybody that a rehearsal changed, and answers with it. */
  async changed(id: string): Promise<Rehearsal> {
    const rehearsal = await this.view(id);
    this.#announce('rehearsalChanged', { rehearsal: await cardOf(this.rehearsals, await this.rehearsals.read(id)) });
    return rehearsal;
  }

  /**
   * The DAO and the draft of a rehearsal, both without a fault, and what the DAO's files say.
   * @throws InputError with every problem of the documents or of the files
   */
  async ready(id: string): Promise<{
    readonly manifest: RehearsalManifest;
    readonly dao: Dao;
    readonly proposal: Proposal;
    readonly inputs: SharedInputs;
  }> {
    const manifest = await this.rehearsals.read(id);
    const dao = parseDao(manifest.dao);
    const proposal = parseProposal(manifest.proposal);
    return { manifest, dao, proposal, inputs: await this.inputs(manifest, dao) };
  }

  /** @throws InputError when the DAO has problems */
  async readyDao(id: string): Promise<{ readonly dao: Dao; readonly inputs: SharedInputs }> {
    const manifest = await this.rehearsals.read(id);
    const dao = parseDao(manifest.dao);
    return { dao, inputs: await this.inputs(manifest, dao) };
  }

  /** Reads a DAO's files once, as long as its document stays the same. */
  inputs({ id }: RehearsalManifest, dao: Dao): Promise<SharedInputs> {
    const key = documentsHash(dao);
    const known = this.#loaded.get(id);
    if (known?.key === key) return known.inputs;
    const before = known?.inputs.catch(() => null) ?? Promise.resolve(null);
    const folder = this.rehearsals.folderOf(id);
    const inputs = before.then((read) => shareInputs(dao, folder, read, { signal: this.closing }));
    // A failed reading is not kept: the file may be mended.
    inputs.catch(() => this.#loaded.delete(id));
    this.#loaded.delete(id);
    this.#loaded.set(id, { key, inputs });
    for (const oldest of [...this.#loaded.keys()].slice(0, -MOST_LOADED)) this.#loaded.delete(oldest);
    return inputs;
  }

  /** Tells that a rehearsal's report cannot be written before another work has ended. */
  tellWaiting(id: string): void {
    this.#announce('reportWaiting', { id, words: WAITS });
  }

  close(): Promise<void> {
    this.#closing.abort(new FolkmootError('engine-closed', 'the engine was closed before this was done'));
    return this.jobs.close();
  }
}

/** A document handed in whole has no folder that its paths could start from. */
export function refuseRelativePaths(dao: Dao): void {
  const paths = [
    dao.holders.kind === 'file' ? dao.holders.path : null,
    'path' in dao.delegations ? dao.delegations.path : null,
    dao.history?.proposals,
    dao.history?.votes,
    ...dao.contracts.map(({ artifact }) => (typeof artifact === 'string' ? artifact : null)),
  ].filter((path): path is string => typeof path === 'string');
  const relative = paths.find((path) => !/^([/\\]|[a-zA-Z]:)/.test(path));
  if (relative === undefined) return;
  throw new InputError('path-relative', `the DAO names a file by "${relative}", a path that starts nowhere here`, {
    field: 'dao',
    value: relative,
    hint: 'Give whole paths, or rehearse from its folder on the command line: `folkmoot rehearse --dao FILE`.',
  });
}
