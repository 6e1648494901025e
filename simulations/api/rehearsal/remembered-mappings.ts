import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '../../results/index.js';

/** Tables that are remembered; the oldest are forgotten first. */
const MOST_REMEMBERED = 200;

const mappingsSchema = z.record(z.string(), z.record(z.string(), z.string().nullable()));
type Mapping = Readonly<Record<string, string | null>>;

/** Which column said what in tables imported before, by kind and headers: one file in the data folder. */
export class RememberedMappings {
  readonly #file: string;

  constructor(home: string) {
    this.#file = join(home, 'column-mappings.json');
  }

  async of(kind: string, headersKey: string): Promise<Mapping | undefined> {
    return (await this.#read())[`${kind}/${headersKey}`];
  }

  async remember(kind: string, headersKey: string, mapping: Mapping): Promise<void> {
    const key = `${kind}/${headersKey}`;
    const { [key]: _, ...others } = await this.#read();
    const entries = [...Object.entries(others), [key, mapping] as const].slice(-MOST_REMEMBERED);
    await writeAtomically(this.#file, `${JSON.stringify(Object.fromEntries(entries), null, 1)}\n`);
  }

  /** What cannot be read is forgotten: it is a convenience, and no work of anybody. */
  async #read(): Promise<z.output<typeof mappingsSchema>> {
    try {
      return mappingsSchema.parse(JSON.parse(await readFile(this.#file, 'utf8')));
    } catch {
      return {};
    }
  }
}
