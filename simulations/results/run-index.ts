import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { runsFolder } from './data-folder.js';
import type { ListedManifest } from './manifest/parse-manifest.js';

/** What tells one state of a `run.json` from another: each is a new file, put in the place of the last one. */
interface FileMark {
  readonly size: number;
  readonly modified: number;
  readonly inode: number;
}

interface IndexEntry extends FileMark {
  readonly manifest: ListedManifest;
}

const indexOutline = z.object({
  format: z.literal('folkmoot-run-index/1'),
  runs: z.record(
    z.string(),
    z.object({
      size: z.number(),
      modified: z.number(),
      inode: z.number(),
      manifest: z.looseObject({ kind: z.enum(['dao', 'federation']), id: z.string(), createdAt: z.string() }),
    }),
  ),
});

let drafts = 0;

/**
 * What the list of runs says of each, kept beside the runs so that a list need not read every `run.json`, which for a
 * thousand runs is a second's work. It holds nothing that is not in those: where it is missing, damaged or behind, it is
 * made anew from them.
 */
export class RunIndex {
  readonly #file: string;
  readonly #known: ReadonlyMap<string, IndexEntry>;
  readonly #next = new Map<string, IndexEntry>();
  #changed = false;

  private constructor(file: string, known: ReadonlyMap<string, IndexEntry>) {
    this.#file = file;
    this.#known = known;
  }

  static async open(home: string): Promise<RunIndex> {
    const file = join(runsFolder(home), 'index.json');
    return new RunIndex(file, await readEntries(file));
  }

  /**
   * What the list says of the run in the folder of this name: from the index where the manifest's file is as it was when
   * it was read, else by `read`. What is read of a run that `isSettled` is remembered.
   */
  async manifestOf(
    name: string,
    manifestFile: string,
    read: () => Promise<ListedManifest>,
    isSettled: (manifest: ListedManifest) => boolean,
  ): Promise<ListedManifest> {
    const known = this.#known.get(name);
    const mark = await markOf(manifestFile);
    if (known !== undefined && mark !== null && isSame(known, mark)) {
      this.#next.set(name, known);
      return known.manifest;
    }
    const manifest = await read();
    // Marked before it was read: if it changed meanwhile, the mark is an old one and the next list reads it again.
    if (mark !== null && isSettled(manifest)) {
      this.#next.set(name, { ...mark, manifest });
      this.#changed = true;
    }
    return manifest;
  }

  /** Writes what was found, if it is news. A disk that takes no index takes nothing away from the list. */
  async close(): Promise<void> {
    if (!this.#changed && this.#next.size === this.#known.size) return;
    drafts += 1;
    const draft = `${this.#file}.${process.pid}-${drafts}.draft`;
    const text = JSON.stringify({ format: 'folkmoot-run-index/1', runs: Object.fromEntries(this.#next) });
    try {
      await writeFile(draft, text);
      await rename(draft, this.#file);
    } catch {
      await rm(draft, { force: true }).catch(() => {});
    }
  }
}

async function readEntries(file: string): Promise<ReadonlyMap<string, IndexEntry>> {
  try {
    const { runs } = indexOutline.parse(JSON.parse(await readFile(file, 'utf8')));
    // The outline has the format's name: what has it was written by `close`.
    return new Map(Object.entries(runs as unknown as Record<string, IndexEntry>));
  } catch {
    return new Map();
  }
}

async function markOf(file: string): Promise<FileMark | null> {
  try {
    const { size, mtimeMs, ino } = await stat(file);
    return { size, modified: mtimeMs, inode: ino };
  } catch {
    return null;
  }
}

function isSame(one: FileMark, other: FileMark): boolean {
  return one.size === other.size && one.modified === other.modified && one.inode === other.inode;
}
