import { createHash, randomBytes } from 'node:crypto';
import {
  createRehearsalFolder,
  listRehearsals,
  type RehearsalManifest,
  readRehearsal,
  readResult,
  rehearsalFolder,
  removeRehearsal,
  restoreRehearsal,
  writeRehearsal,
  writeResult,
} from '../../results/index.js';
import { withStableKeys } from './stable-json.js';

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

  result(id: string, name: ResultName): Promise<unknown> {
    return readResult(this.folderOf(id), name);
  }

  /** Keeps a result with the hash of what it was made from. */
  async keep(id: string, name: ResultName, result: unknown, madeFrom: string): Promise<void> {
    await this.#inTurn(id, () => writeResult(this.folderOf(id), name, result));
    await this.change(id, (manifest) => ({ madeFrom: { ...manifest.madeFrom, [name]: madeFrom } }));
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
