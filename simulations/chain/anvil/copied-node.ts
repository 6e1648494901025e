import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { JsonFramer } from './json-framer.js';

/** Answers a JSON-RPC question, or a batch of them, sooner or later, with text of one line. */
type Answerer = (question: string, reply: (answer: string) => void) => void;

/**
 * What an anvil that copies a chain takes for that chain's node. It listens on a socket file in the copy's own folder,
 * takes the first connection and then listens no more, so that nobody else is answered.
 */
export class CopiedNode {
  readonly #server: Server;
  readonly #answer: Answerer;
  #copy: Socket | null = null;

  private constructor(answer: Answerer) {
    this.#answer = answer;
    this.#server = createServer((socket) => this.#serve(socket));
  }

  /**
   * Listens at this path until the first connection or `close`.
   * @throws Error as the system gives it where no socket can be made there
   */
  static async listen(path: string, answer: Answerer): Promise<CopiedNode> {
    const node = new CopiedNode(answer);
    node.#server.listen(path);
    await once(node.#server, 'listening');
    return node;
  }

  /** Ends the connection and removes the socket file. Safe to call twice. */
  close(): void {
    this.#server.close();
    this.#copy?.destroy();
  }

  #serve(socket: Socket): void {
    if (this.#copy !== null) {
      socket.destroy();
      return;
    }
    this.#copy = socket;
    this.#server.close();
    const framer = new JsonFramer();
    const reply = (answer: string) => {
      if (socket.writable) socket.write(`${answer}\n`);
    };
    socket.setEncoding('utf8').on('error', () => {});
    socket.on('data', (text: string) => {
      for (const question of framer.push(text)) this.#answer(question, reply);
    });
  }
}
