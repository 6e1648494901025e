import { type FileHandle, open } from 'node:fs/promises';
import { damagedStore, storeError } from '../store-errors.js';

const NEWLINE = 0x0a;
/** Bytes read at a time while looking for the ends of lines. */
const STRETCH = 1 << 20;

/**
 * A file of JSON documents, one a line, that only grows. Line i is document i. A line that a crash cut short has no
 * end: it is left out on reading, and counted.
 */
export class RoundsFile {
  readonly file: string;
  readonly #handle: FileHandle;
  /** Where each whole line begins, and where the last one ends. */
  readonly #bounds: number[];
  /** Bytes of a last line without an end. */
  readonly tornBytes: number;

  private constructor(file: string, handle: FileHandle, bounds: number[], tornBytes: number) {
    this.file = file;
    this.#handle = handle;
    this.#bounds = bounds;
    this.tornBytes = tornBytes;
  }

  /** Makes a new, empty file. @throws StoreError when there is one, or it cannot be written */
  static async create(file: string): Promise<RoundsFile> {
    try {
      return new RoundsFile(file, await open(file, 'wx+'), [0], 0);
    } catch (error) {
      throw storeError(error, file);
    }
  }

  /** Opens a file for reading; time grows with its size. @throws StoreError naming the file */
  static async open(file: string): Promise<RoundsFile> {
    try {
      const handle = await open(file, 'r');
      try {
        const { bounds, size } = await findLines(handle);
        return new RoundsFile(file, handle, bounds, size - bounds.at(-1)!);
      } catch (error) {
        await handle.close();
        throw error;
      }
    } catch (error) {
      throw storeError(error, file);
    }
  }

  /** Whole lines. */
  get count(): number {
    return this.#bounds.length - 1;
  }

  /**
   * Adds a document and waits until it is on the disk. When that fails nothing of it counts, and what could be written
   * of it is cut off again.
   */
  async append(document: unknown): Promise<void> {
    const line = Buffer.from(`${JSON.stringify(document)}\n`);
    const end = this.#bounds.at(-1)!;
    try {
      await writeAll(this.#handle, line, end);
      await this.#handle.datasync();
    } catch (error) {
      await this.#handle.truncate(end).catch(() => {});
      throw storeError(error, this.file);
    }
    this.#bounds.push(end + line.length);
  }

  /** Documents `from` to `to`, both included, as far as there are any. @throws StoreError when a line is not JSON */
  async read(from: number, to: number): Promise<unknown[]> {
    const last = Math.min(to, this.count - 1);
    if (last < from) return [];
    const begin = this.#bounds[from]!;
    const bytes = Buffer.alloc(this.#bounds[last + 1]! - begin);
    try {
      await readAll(this.#handle, bytes, begin);
      return Array.from({ length: last - from + 1 }, (_, i) => {
        const line = bytes.subarray(this.#bounds[from + i]! - begin, this.#bounds[from + i + 1]! - begin - 1);
        return JSON.parse(line.toString('utf8'));
      });
    } catch (error) {
      throw error instanceof SyntaxError ? damagedStore(this.file, error) : storeError(error, this.file);
    }
  }

  /** Safe to call twice. */
  close(): Promise<void> {
    return this.#handle.close();
  }
}

async function findLines(handle: FileHandle): Promise<{ readonly bounds: number[]; readonly size: number }> {
  const bounds = [0];
  const buffer = Buffer.alloc(STRETCH);
  let size = 0;
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, STRETCH, size);
    if (bytesRead === 0) return { bounds, size };
    const part = buffer.subarray(0, bytesRead);
    for (let at = part.indexOf(NEWLINE); at >= 0; at = part.indexOf(NEWLINE, at + 1)) bounds.push(size + at + 1);
    size += bytesRead;
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}

async function readAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, position + done);
    if (bytesRead === 0) throw new Error('the file has become shorter');
    done += bytesRead;
  }
}
