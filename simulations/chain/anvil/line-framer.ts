const NEWLINE = 10;

/**
 * Cuts a stream of bytes into lines. A line of several megabytes comes in many chunks: they are joined and turned
 * into text once, when the line ends, and never searched twice.
 */
export class LineFramer {
  #parts: Buffer[] = [];

  /** The lines that end in this chunk, without their newline; empty lines are left out. */
  push(chunk: Buffer): readonly string[] {
    const lines: string[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      this.#parts.push(chunk.subarray(start, end));
      const line = (this.#parts.length === 1 ? this.#parts[0]! : Buffer.concat(this.#parts)).toString('utf8');
      this.#parts = [];
      if (line !== '') lines.push(line);
      start = end + 1;
    }
    if (start < chunk.length) this.#parts.push(chunk.subarray(start));
    return lines;
  }
}
