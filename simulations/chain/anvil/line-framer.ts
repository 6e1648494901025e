const NEWLINE = 10;
/** Of a line that is too long, what is kept to tell which it was. */
const HEAD_BYTES = 200;

/** A line that was longer than is taken: how it began, and how long it was. */
export interface CutLine {
  readonly head: string;
  readonly bytes: number;
}

/**
 * Cuts a stream of bytes into lines. A line of several megabytes comes in many chunks: they are joined and turned
 * into text once, when the line ends, and never searched twice. One longer than `mostBytes` is not kept.
 */
export class LineFramer {
  readonly #mostBytes: number;
  readonly #onCut: (line: CutLine) => void;
  #parts: Buffer[] = [];
  #length = 0;
  #head = '';

  /** @param onCut told of each line that was too long, when it ends */
  constructor(mostBytes = Number.POSITIVE_INFINITY, onCut: (line: CutLine) => void = () => {}) {
    this.#mostBytes = mostBytes;
    this.#onCut = onCut;
  }

  /** The lines that end in this chunk, without their newline; empty lines are left out. */
  push(chunk: Buffer): readonly string[] {
    const lines: string[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      this.#add(chunk.subarray(start, end));
      const line = this.#end();
      if (line !== '') lines.push(line);
      start = end + 1;
    }
    if (start < chunk.length) this.#add(chunk.subarray(start));
    return lines;
  }

  #add(part: Buffer): void {
    this.#length += part.length;
    this.#parts.push(part);
    if (this.#length <= this.#mostBytes) return;
    if (this.#head === '') this.#head = Buffer.concat(this.#parts).subarray(0, HEAD_BYTES).toString('latin1');
    this.#parts = [];
  }

  /** The line that ends here; empty where it was too long. */
  #end(): string {
    const [length, head, parts] = [this.#length, this.#head, this.#parts];
    this.#length = 0;
    this.#head = '';
    this.#parts = [];
    if (length > this.#mostBytes) {
      this.#onCut({ head, bytes: length });
      return '';
    }
    return (parts.length === 1 ? parts[0]! : Buffer.concat(parts)).toString('utf8');
  }
}
