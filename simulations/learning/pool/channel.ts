import type { FromWorker, ToWorker } from '../worker/job.js';

/** The owner's end of the line to one worker, be it a thread or a process. */
export interface Channel {
  send(message: ToWorker): void;
  /** Ends the worker at once, whatever it is doing; resolves when it is gone. */
  kill(): Promise<void>;
}

export interface ChannelEvents {
  onMessage(message: FromWorker): void;
  /** The worker is gone, asked or not. Called once. */
  onExit(reason: string): void;
}

export type OpenChannel = (events: ChannelEvents) => Channel;
