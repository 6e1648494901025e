import { CopiedNode } from '../anvil/copied-node.js';
import { textWithin } from '../remote/text-within.js';

/** How long a node may take for one answer, in milliseconds, and how long the answer may be. */
const TIMEOUT = 20_000;
const MOST_BYTES = 64 * 1024 ** 2;
/** JSON-RPC errors: of a node that has too much to do, after which anvil asks again, and of any other fault. */
const TOO_MANY_REQUESTS = 429;
const SERVER_ERROR = -32_000;

/**
 * The way of an anvil that copies a chain to that chain's node. So anvil needs no network, and the node's address, which
 * may have a key in it, stands in no command line for others to read.
 */
export class ForkRelay {
  readonly #url: string;
  readonly #closed = new AbortController();
  #copied: CopiedNode | null = null;

  private constructor(url: string) {
    this.#url = url;
  }

  /**
   * Listens at this path until the first connection or `close`.
   * @param path of a socket file in the copy's own folder
   * @throws Error as the system gives it where no socket can be made there
   */
  static async listen(path: string, url: string): Promise<ForkRelay> {
    const relay = new ForkRelay(url);
    relay.#copied = await CopiedNode.listen(path, (question, reply) => void relay.#ask(question).then(reply));
    return relay;
  }

  /** Ends the connection and removes the socket file. Safe to call twice. */
  close(): void {
    this.#closed.abort();
    this.#copied?.close();
  }

  /** The node's answer as it gives it, or a refusal in its place. */
  async #ask(question: string): Promise<string> {
    try {
      const response = await fetch(this.#url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: question,
        signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT), this.#closed.signal]),
      });
      const text = await textWithin(response, MOST_BYTES);
      if (text === null) return refusal(question, SERVER_ERROR, 'the answer is too long');
      // What is no JSON, a proxy's page of an error for one, would be the end of the connection.
      if (isJson(text)) return text.trim();
      const busy = response.status === 429 || response.status === 503;
      return refusal(question, busy ? TOO_MANY_REQUESTS : SERVER_ERROR, `status ${response.status}`);
    } catch (error) {
      return refusal(question, SERVER_ERROR, (error as Error).message);
    }
  }
}

function refusal(question: string, code: number, why: string): string {
  const error = { code, message: `the node of the copied chain does not answer: ${why}` };
  const asked = JSON.parse(question) as { readonly id: unknown } | readonly { readonly id: unknown }[];
  const refused = ({ id }: { readonly id: unknown }) => ({ jsonrpc: '2.0', id, error });
  return JSON.stringify('id' in asked ? refused(asked) : asked.map(refused));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
