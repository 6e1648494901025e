import { EventEmitter } from 'node:events';

/** Where a port's messages go once it was handed to another process or page. */
export interface PortRelay {
  deliver(data: unknown): void;
  closed(): void;
}

/** One end of a message channel, as Electron's `MessagePortMain`: silent until started, closed with its peer. */
export class StandInPort extends EventEmitter {
  #peer: StandInPort | null = null;
  #started = false;
  #open = true;
  #waiting: unknown[] = [];
  #relay: PortRelay | null = null;

  static pair(): [StandInPort, StandInPort] {
    const [one, two] = [new StandInPort(), new StandInPort()];
    one.#peer = two;
    two.#peer = one;
    return [one, two];
  }

  postMessage(message: unknown): void {
    // Whoever gave a port away holds nothing any more.
    if (this.#relay !== null) throw new Error('The port was transferred.');
    if (this.#open) this.#tellPeer(structuredClone(message));
  }

  start(): void {
    this.#started = true;
    for (const data of this.#waiting.splice(0)) this.emit('message', { data, ports: [] });
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.emit('close');
    const peer = this.#peer;
    if (peer !== null) peer.#peerClosed();
  }

  /** Hands this end over: from now on its messages go to the relay, and the relay speaks for it. */
  transfer(relay: PortRelay): { send(data: unknown): void; close(): void } {
    this.#relay = relay;
    for (const data of this.#waiting.splice(0)) relay.deliver(data);
    return { send: (data) => this.#tellPeer(data), close: () => this.close() };
  }

  #tellPeer(data: unknown): void {
    const peer = this.#peer;
    if (peer !== null) peer.#receive(data);
  }

  #receive(data: unknown): void {
    if (!this.#open) return;
    if (this.#relay !== null) this.#relay.deliver(data);
    else if (this.#started) setImmediate(() => this.emit('message', { data, ports: [] }));
    else this.#waiting.push(data);
  }

  #peerClosed(): void {
    if (!this.#open) return;
    this.#open = false;
    if (this.#relay !== null) this.#relay.closed();
    else setImmediate(() => this.emit('close'));
  }
}

/** As Electron's: two ends, each to be handed to somebody. */
export class MessageChannelMain {
  readonly port1: StandInPort;
  readonly port2: StandInPort;

  constructor() {
    [this.port1, this.port2] = StandInPort.pair();
  }
}
