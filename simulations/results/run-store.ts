import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { StoreError } from '../errors/index.js';
import type { AgentRow, Frame, TransferRow } from '../metrics/index.js';
import { createTables } from './create-tables.js';
import { Database } from './database.js';
import { type ExportFormat, exportTables, exportTerms } from './export-tables.js';
import { databaseFile, manifestFile, readManifest, writeManifest } from './manifest/manifest-file.js';
import { thisProcess } from './manifest/process-owner.js';
import { LIVE_STATES, type RunManifest } from './manifest/run-manifest.js';
import { wrongKind } from './manifest/wrong-kind.js';
import { StandingChanges, sourceOf } from './standing.js';
import {
  agentsTable,
  type Cell,
  readAgentRow,
  readTransferRow,
  type StoredTick,
  type Table,
  type TransferQuery,
  tablesOf,
  transfersQuery,
  transfersTable,
} from './tables/index.js';

/** What may be said of a run as it goes on. */
export type ManifestChanges = Partial<
  Pick<RunManifest, 'state' | 'tick' | 'digest' | 'error' | 'report' | 'backend' | 'words' | 'agents' | 'notes'>
>;

/** One run's results on disk. */
export interface RunStore {
  readonly folder: string;
  /** As it was last written. */
  readonly manifest: RunManifest;
  /** Number of the last frame stored; −1 before the first. */
  readonly lastTick: number;
  /** Rewrites `run.json` with these changes; a state in which nobody works on the run lets go of it. */
  update(changes: ManifestChanges): Promise<void>;
  /** Stores one tick, all of it or nothing. Ticks come in order, each once. */
  appendTick(tick: StoredTick): Promise<void>;
  /** Frames `from` to `to`, both included. */
  frames(from: number, to: number): Promise<readonly Frame[]>;
  /** All agents at the end of a tick, in the run's order. */
  agents(tick: number): Promise<readonly AgentRow[]>;
  /** One agent's rows over all ticks. */
  agentHistory(agent: string): Promise<readonly (AgentRow & { readonly tick: number })[]>;
  /**
   * Transfers in chain order, `limit` of them from the `offset`-th, and how many there are.
   * @throws StoreError `transfers-missing` for a run of before they were kept
   */
  transfers(query: TransfersAsked): Promise<TransfersPage>;
  /** Writes all tables beside the store, into `export-<format>`; answers with the files' paths. */
  export(format: ExportFormat): Promise<readonly string[]>;
  /** Leaves no handle and no write-ahead log behind. Safe to call twice. */
  close(): Promise<void>;
}

/** Which transfers, and how many of them from where on. */
interface TransfersAsked extends TransferQuery {
  readonly offset: number;
  readonly limit: number;
  readonly newestFirst?: boolean;
}

/** Some of the transfers that somebody asked for. */
export interface TransfersPage {
  readonly total: number;
  readonly rows: readonly (TransferRow & { readonly tick: number })[];
}

/**
 * Makes the folder, the manifest and the empty tables of a new run. The manifest's owner is this process.
 * @throws StoreError `store-exists` when there is a run in the folder, or what the disk says
 */
export async function createRunStore(folder: string, manifest: Omit<RunManifest, 'owner'>): Promise<RunStore> {
  if (existsSync(manifestFile(folder)) || existsSync(databaseFile(folder))) {
    throw new StoreError('store-exists', `${folder} already holds a run`, {
      field: folder,
      hint: 'Choose another folder; a run is never overwritten.',
    });
  }
  await mkdir(folder, { recursive: true });
  const owned: RunManifest = { ...manifest, owner: LIVE_STATES.includes(manifest.state) ? thisProcess() : null };
  await writeManifest(folder, owned);
  const database = await Database.open(databaseFile(folder));
  try {
    await createTables(database, manifest, tablesOf(agentsTable(manifest.words.agentColumns)));
  } catch (error) {
    await database.close({ checkpoint: false });
    throw error;
  }
  return new DuckRunStore(folder, owned, database, -1, false);
}

/**
 * Opens the store of a run that exists.
 * @throws StoreError `store-corrupted`, `store-in-use`, … naming the file; nothing is ever deleted
 */
export async function openRunStore(folder: string, { readOnly = true } = {}): Promise<RunStore> {
  const manifest = await readManifest(folder);
  if (manifest.kind !== 'dao') throw wrongKind(manifest, 'dao');
  const file = databaseFile(folder);
  if (!existsSync(file)) {
    throw new StoreError('store-missing', `${file} is missing`, {
      field: file,
      hint: 'Put the file back, or run the scenario again with the same seed: the results will be the same.',
    });
  }
  const database = await Database.open(file, { readOnly });
  try {
    const [row] = await database.rows('SELECT max(tick) FROM frames');
    return new DuckRunStore(folder, manifest, database, (row?.[0] as number | null) ?? -1, readOnly);
  } catch (error) {
    await database.close({ checkpoint: false });
    throw error;
  }
}

/** Characters of frames that are parsed before others have their turn: some milliseconds of work. */
const PARSED_AT_ONCE = 500_000;

async function parsedFrames(texts: readonly string[]): Promise<readonly Frame[]> {
  const frames: Frame[] = [];
  let characters = 0;
  for (const text of texts) {
    frames.push(JSON.parse(text) as Frame);
    characters += text.length;
    if (characters > PARSED_AT_ONCE) {
      await setImmediate();
      characters = 0;
    }
  }
  return frames;
}

class DuckRunStore implements RunStore {
  readonly folder: string;
  manifest: RunManifest;
  lastTick: number;
  readonly #database: Database;
  readonly #readOnly: boolean;
  readonly #tables: readonly Table[];
  readonly #agentsTable: Table;
  readonly #agents: StandingChanges;

  constructor(folder: string, manifest: RunManifest, database: Database, lastTick: number, readOnly: boolean) {
    this.folder = folder;
    this.manifest = manifest;
    this.lastTick = lastTick;
    this.#database = database;
    this.#readOnly = readOnly;
    this.#agentsTable = agentsTable(manifest.words.agentColumns);
    this.#tables = tablesOf(this.#agentsTable);
    this.#agents = new StandingChanges(this.#agentsTable);
  }

  async update(changes: ManifestChanges): Promise<void> {
    const next = { ...this.manifest, ...changes };
    const owner = LIVE_STATES.includes(next.state) ? thisProcess() : null;
    this.manifest = { ...next, owner };
    await writeManifest(this.folder, this.manifest);
  }

  async appendTick(tick: StoredTick): Promise<void> {
    if (tick.frame.tick !== this.lastTick + 1) {
      throw new RangeError(`frame ${tick.frame.tick} was given to a store that holds frames up to ${this.lastTick}`);
    }
    await this.#database.append(
      this.#tables.map((table) =>
        table === this.#agentsTable
          ? { table: this.#agents.table, rows: this.#agents.of(table.rows(tick)) }
          : { table, rows: table.rows(tick) },
      ),
    );
    this.#agents.kept();
    this.lastTick = tick.frame.tick;
  }

  async frames(from: number, to: number): Promise<readonly Frame[]> {
    const rows = await this.#database.rows('SELECT json FROM frames WHERE tick BETWEEN $1 AND $2 ORDER BY tick', [
      from,
      to,
    ]);
    return parsedFrames(rows.map(([json]) => json as string));
  }

  async agents(tick: number): Promise<readonly AgentRow[]> {
    const rows = await this.#agentRows('tick = $1', tick);
    return rows.map((cells) => {
      const { tick: _, ...row } = readAgentRow(cells, this.manifest.words.agentColumns);
      return row;
    });
  }

  async agentHistory(agent: string): Promise<readonly (AgentRow & { readonly tick: number })[]> {
    const rows = await this.#agentRows('agent = $1', agent);
    return rows.map((cells) => readAgentRow(cells, this.manifest.words.agentColumns));
  }

  async #agentRows(condition: string, value: string | number): Promise<readonly (readonly Cell[])[]> {
    const { from, place } = await sourceOf(this.#database, this.#agentsTable);
    const cells = this.#agentsTable.columns.map(([column]) => column).join(', ');
    return this.#database.rows(`SELECT ${cells} FROM ${from} WHERE ${condition} ORDER BY tick, ${place}`, [value]);
  }

  async transfers({ offset, limit, newestFirst = false, ...query }: TransfersAsked): Promise<TransfersPage> {
    if (!(await this.#present()).includes(transfersTable)) {
      throw new StoreError('transfers-missing', 'this run kept no single transfers: it is of an earlier version', {
        field: databaseFile(this.folder),
        hint: 'Run the scenario again with the same seed: it becomes the same run, with its transfers.',
      });
    }
    const { from, values } = transfersQuery(query);
    const way = newestFirst ? 'DESC' : 'ASC';
    const [counted] = await this.#database.rows(`SELECT count(*) FROM ${from}`, [...values]);
    const cells = transfersTable.columns.map(([column]) => column).join(', ');
    const rows = await this.#database.rows(
      `SELECT ${cells} FROM ${from} ORDER BY tick ${way}, rowid ${way} LIMIT ${limit} OFFSET ${offset}`,
      [...values],
    );
    return { total: Number(counted?.[0] ?? 0), rows: rows.map(readTransferRow) };
  }

  /** The tables that the store has: those of earlier versions have fewer. */
  async #present(): Promise<readonly Table[]> {
    const found = await this.#database.rows(
      'SELECT table_name FROM duckdb_tables() UNION SELECT view_name FROM duckdb_views()',
    );
    const names = new Set(found.map(([name]) => String(name)));
    return this.#tables.filter(({ name }) => names.has(name));
  }

  async export(format: ExportFormat): Promise<readonly string[]> {
    const folder = join(this.folder, `export-${format}`);
    return [
      ...(await exportTables(this.#database, await this.#present(), folder, format)),
      ...(await exportTerms(this.#database, this.manifest.words.tables, folder, format)),
    ];
  }

  close(): Promise<void> {
    return this.#database.close({ checkpoint: !this.#readOnly });
  }
}
