const OPEN = new Set(['{', '[']);
const CLOSE = new Set(['}', ']']);

/**
 * Cuts a stream of text into JSON objects and lists that follow each other with or without anything in between, which
 * is how anvil asks over a socket. Made for short messages.
 */
export class JsonFramer {
  #text = '';
  /** Characters looked at already, so that none is looked at twice. */
  #at = 0;
  #start = 0;
  #depth = 0;
  #inString = false;

  /** The texts that end in this chunk. */
  push(chunk: string): readonly string[] {
    this.#text += chunk;
    const texts: string[] = [];
    for (; this.#at < this.#text.length; this.#at++) {
      if (!this.#isEnd(this.#text[this.#at]!)) continue;
      texts.push(this.#text.slice(this.#start, this.#at + 1));
      this.#start = this.#at + 1;
    }
    this.#text = this.#text.slice(this.#start);
    this.#at -= this.#start;
    this.#start = 0;
    return texts;
  }

  /** Whether a text ends with this character. */
  #isEnd(character: string): boolean {
    if (this.#inString) {
      if (character === '\\') this.#at++;
      else if (character === '"') this.#inString = false;
      return false;
    }
    if (character === '"') this.#inString = true;
    else if (OPEN.has(character)) this.#depth++;
    else if (CLOSE.has(character)) return --this.#depth === 0;
    return false;
  }
}
