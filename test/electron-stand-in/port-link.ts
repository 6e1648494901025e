import { type PortRelay, StandInPort } from './stand-in-port.js';

/** What crosses between a process and another one, or a page. */
export type LinkMessage =
  | { readonly kind: 'message'; readonly channel?: string; readonly data: unknown; readonly ports: readonly number[] }
  | { readonly kind: 'port'; readonly id: number; readonly data: unknown }
  | { readonly kind: 'port-closed'; readonly id: number };

type Remote = ReturnType<StandInPort['transfer']>;

/** Carries transferred ports over a connection that itself only knows plain messages. Only one side gives ports. */
export class PortLink {
  readonly #remotes = new Map<number, Remote>();
  readonly #send: (message: LinkMessage) => void;
  #next = 0;

  constructor(send: (message: LinkMessage) => void) {
    this.#send = send;
  }

  /** Sends a message together with ports, which then belong to the other side. */
  post(data: unknown, ports: readonly StandInPort[] = [], channel?: string): void {
    const ids = ports.map(() => {
      this.#next += 1;
      return this.#next;
    });
    // The message that announces a port goes first, whatever waits in the port after it.
    this.#send({ kind: 'message', data, ports: ids, ...(channel === undefined ? {} : { channel }) });
    for (const [index, port] of ports.entries()) this.#give(ids[index] ?? 0, port);
  }

  #give(id: number, port: StandInPort): void {
    const relay: PortRelay = {
      deliver: (data) => this.#send({ kind: 'port', id, data }),
      closed: () => {
        this.#remotes.delete(id);
        this.#send({ kind: 'port-closed', id });
      },
    };
    this.#remotes.set(id, port.transfer(relay));
  }

  /** Takes what the other side says about ports; returns the ports that a message brought. */
  receive(message: LinkMessage): readonly StandInPort[] {
    if (message.kind === 'port') this.#remotes.get(message.id)?.send(message.data);
    if (message.kind === 'port-closed') {
      this.#remotes.get(message.id)?.close();
      this.#remotes.delete(message.id);
    }
    if (message.kind !== 'message') return [];
    return message.ports.map((id) => {
      const [ours, theirs] = StandInPort.pair();
      this.#give(id, theirs);
      return ours;
    });
  }

  /** The other side is gone: every port it held closes. */
  end(): void {
    for (const remote of this.#remotes.values()) remote.close();
    this.#remotes.clear();
  }
}
