import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type LinkMessage, PortLink } from './port-link.js';
import type { StandInPort } from './stand-in-port.js';

const entry = fileURLToPath(new URL('./utility-entry.js', import.meta.url));

/** As Electron's `UtilityProcess`, over a Node.js child. */
export class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;
  readonly #link: PortLink;

  constructor(module: string, args: readonly string[], env: NodeJS.ProcessEnv) {
    super();
    this.#child = fork(entry, [module, ...args], {
      env,
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#link = new PortLink((message) => {
      if (this.#child.connected) this.#child.send(message);
    });
    this.#child.on('message', (message: LinkMessage) => {
      this.#link.receive(message);
      if (message.kind === 'message') this.emit('message', message.data);
    });
    this.#child.once('spawn', () => this.emit('spawn'));
    this.#child.once('exit', (code) => {
      this.#link.end();
      this.emit('exit', code ?? 1);
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get stdout(): Readable | null {
    return this.#child.stdout;
  }

  get stderr(): Readable | null {
    return this.#child.stderr;
  }

  postMessage(message: unknown, ports: readonly StandInPort[] = []): void {
    this.#link.post(message, ports);
  }

  kill(): boolean {
    return this.#child.kill('SIGTERM');
  }
}

export const utilityProcess = {
  fork: (module: string, args: readonly string[], options: { env?: NodeJS.ProcessEnv }) =>
    new UtilityProcess(module, args, options.env ?? process.env),
};
