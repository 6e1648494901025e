/** Two-way pipe of messages between an engine and one watcher, whatever it is made of. */
export interface Channel {
  /** Sends one message. After the channel closed, does nothing. */
  post(message: unknown): void;
  /** At most one listener; told every message in the order sent. */
  onMessage(listener: (message: unknown) => void): void;
  /** Told once, when either side closed the channel or the transport broke. */
  onClose(listener: () => void): void;
  close(): void;
  /** Bytes accepted but not yet taken: by the transport, or by the watcher where that is known. */
  backlog(): number;
}
