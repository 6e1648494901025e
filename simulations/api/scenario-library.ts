import { readdir } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '../errors/index.js';
import { parseJson, readText } from './read-document.js';
import { parseStudy, type StudyDocument } from './study-document.js';

/** Folder of the scenarios and federations that come with Folkmoot; the build copies it beside the compiled code. */
const BUILT_IN = fileURLToPath(new URL('../scenarios', import.meta.url));

/** Order in which the built-in scenarios are offered; others follow by name. */
const FIRST = ['quickstart', 'plain', 'tiny', 'fedavg-paper'];

/** What can be run by name: built-in scenarios and federations, and those in further folders. */
export class ScenarioLibrary {
  readonly #folders: readonly string[];

  constructor(folders: readonly string[] = []) {
    this.#folders = [BUILT_IN, ...folders];
  }

  /** All names, built-in ones first. */
  async names(): Promise<readonly string[]> {
    const found = new Set<string>();
    for (const folder of this.#folders) {
      const entries = await readdir(folder).catch(() => []);
      for (const entry of entries) if (extname(entry) === '.json') found.add(basename(entry, '.json'));
    }
    const rank = (name: string) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
    return [...found].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  }

  /**
   * Loads a scenario or a federation by its name in the library; its files are found beside it.
   * @throws InputError `scenario-unknown` with the names there are, or what is wrong with its file
   */
  async load(name: string): Promise<StudyDocument> {
    if (!/^[a-z][a-z0-9-]*$/.test(name)) throw await this.#unknown(name);
    for (const folder of [...this.#folders].reverse()) {
      const file = join(folder, `${name}.json`);
      const text = await readText(file).catch((error: unknown) => {
        if (error instanceof InputError && error.code === 'file-missing') return null;
        throw error;
      });
      if (text !== null) return parseStudy(parseJson(text, file), file, folder);
    }
    throw await this.#unknown(name);
  }

  async #unknown(name: string): Promise<InputError> {
    return new InputError('scenario-unknown', `there is no scenario "${name}"`, {
      field: 'scenario',
      value: name,
      hint: `Give one of ${(await this.names()).join(', ')}, or the path of a scenario's or federation's file ending in .json.`,
    });
  }
}

/**
 * Reads a file of either kind. Relative paths in it start from its folder.
 * @throws InputError `file-missing`, `file-unreadable`, `json-invalid`, `document-unknown`, `scenario-invalid` or
 * `federation-invalid`, naming file and field
 */
export async function readStudyFile(path: string): Promise<StudyDocument> {
  return parseStudy(parseJson(await readText(resolve(path)), path), path, dirname(resolve(path)));
}
