/** A two-way pipe of messages to the engine's side, whatever it is made of. */
export interface Channel {
  /** Whether the other side was started again since this page last had a channel to it. */
  readonly restarted?: boolean;
  /** Sends one message; does nothing once the channel has closed. */
  post(message: unknown): void;
  /** At most one listener, told every message in the order sent. */
  onMessage(listener: (message: unknown) => void): void;
  /** Told once, with the reason in words, when the other side went away. */
  onClose(listener: (reason: string) => void): void;
  close(): void;
}

/** Opens a channel, or rejects with the reason why there is none. */
export type OpenChannel = () => Promise<Channel>;
