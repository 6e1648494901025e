import { createHash, randomBytes } from 'node:crypto';
import { inThread } from '../../rehearsal/index.js';
import {
  createRehearsalFolder,
  listRehearsals,
  type RehearsalManifest,
  readRehearsal,
  readResult,
  rehearsalFolder,
  removeRehearsal,
  restoreRehearsal,
  resultSize,
  type ShownResults,
  writeRehearsal,
  writeResult,
} from '../../results/index.js';

/** Names of what a rehearsal's folder keeps besides its documents. */
export type ResultName =
  | 'calibration'
  | 'voter-model'
  | 'forecast'
  | 'execution'
  | 'variants'
  | 'economy'
  | 'attacks'
  | 'history-files';

/** Results of more bytes than this are read in a thread. */
const LONG = 500_000;

/** All rehearsals of a data folder. Changes to one happen one after the other, so that none overwrites another. */
export class StoredRehearsals {
  readonly home: string;
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(home: string) {
    this.home = home;
  }

  folderOf(id: string): string {
    return rehearsalFolder(this.home, id);
  }

  async create(name: string, dao: unknown, proposal: unknown): Promise<RehearsalManifest> {
    const now = new Date().toISOString();
    const stamp = now.replace(/[-:]/g, '').slice(0, 15).toLowerCase();
    const id = `${name}-${stamp}-${randomBytes(2).toString('hex')}`;
    const manifest: RehearsalManifest = {
      format: 'folkmoot-rehearsal-folder/1',
      id,
      createdAt: now,
      changedAt: now,
      dao,
      proposal,
      madeFrom: {},
    };
    await createRehearsalFolder(this.folderOf(id), manifest);
    return manifest;
  }

  /** @throws InputError `rehearsal-unknown` */
  read(id: string): Promise<RehearsalManifest> {
    return readRehearsal(this.folderOf(id));
  }

  list(): Promise<readonly RehearsalManifest[]> {
    return listRehearsals(this.home);
  }

  /** Applies a change to a rehearsal's manifest and writes it. */
  change(id: string, change: (manifest: RehearsalManifest) => Partial<RehearsalManifest>): Promise<RehearsalManifest> {
    return this.#inTurn(id, async () => {
      const manifest = await this.read(id);
      const changed = { ...manifest, ...change(manifest), changedAt: new Date().toISOString() };
      await writeRehearsal(this.folderOf(id), changed);
      return changed;
    });
  }

  /** `null` while there is none. */
  async result(id: string, name: ResultName): Promise<unknown> {
    const folder = this.folderOf(id);
    if ((await resultSize(folder, name)) <= LONG) return readResult(folder, name);
    const [result] = await inThread('readResults', { keepIn: folder, names: [name] });
    return result;
  }

  /** Keeps a result with the hash of what it was made from, and what lists show of it. */
  async keep(id: string, name: ResultName, result: unknown, madeFrom: string, shown?: ShownResults): Promise<void> {
    await this.#inTurn(id, () => writeResult(this.folderOf(id), name, result));
    await this.kept(id, name, madeFrom, shown);
  }

  /** The same of a result that has been written to the folder already. */
  async kept(id: string, name: ResultName, madeFrom: string, shown: ShownResults = {}): Promise<void> {
    await this.change(id, (manifest) => ({
      madeFrom: { ...manifest.madeFrom, [name]: madeFrom },
      shown: { ...manifest.shown, ...shown },
    }));
  }

  remove(id: string): Promise<void> {
    return this.#inTurn(id, () => removeRehearsal(this.home, id));
  }

  restore(id: string): Promise<RehearsalManifest> {
    return restoreRehearsal(this.home, id);
  }

  async #inTurn<T>(id: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(id) ?? Promise.resolve()).then(work, work);
    const settled = turn.catch(() => {});
    this.#turns.set(id, settled);
    return turn.finally(() => {
      if (this.#turns.get(id) === settled) this.#turns.delete(id);
    });
  }
}

/** What results were made from: equal documents have equal hashes, whatever the order of their fields. */
export function documentsHash(...documents: readonly unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify(documents.map(withStableKeys)))
    .digest('hex');
}

/** The same value with every object's fields in alphabetical order, so that equal values have equal JSON. */
function withStableKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withStableKeys);
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(fields.map(([name, field]) => [name, withStableKeys(field)]));
}
