import type { EngineListener, EventName, EventPayload } from '../../simulations/api/index.js';

/** Between two progress events of one run lies at least this time (ms). */
const progressInterval = 100;
/** With more than this waiting (bytes), progress is held back until the watcher has caught up. */
const highWater = 1_000_000;
/** With more than this waiting (bytes), the watcher is let go; it can come back and ask for what it missed. */
const overflow = 64_000_000;

export interface EventOutboxOptions {
  send(event: EventName, payload: unknown): void;
  /** Bytes not yet taken by the watcher. */
  backlog(): number;
  /** Called once when the watcher is hopelessly behind. */
  onOverflow(): void;
}

export interface EventOutbox {
  readonly push: EngineListener;
  /** Drops what is held back and stops the clock. */
  close(): void;
}

/**
 * Sends an engine's events to one watcher at the watcher's pace. Frames, reports and changes of state always go out,
 * in order. Progress is merged: only the newest of a run is kept, and a frame that is past it makes it superfluous.
 */
export function createEventOutbox({ send, backlog, onOverflow }: EventOutboxOptions): EventOutbox {
  const held = new Map<string, EventPayload<'progress'>>();
  let timer: NodeJS.Timeout | null = null;
  let open = true;

  const flush = () => {
    timer = null;
    if (!open) return;
    if (backlog() <= highWater) {
      for (const progress of held.values()) send('progress', progress);
      held.clear();
    }
    if (held.size > 0) timer = setTimeout(flush, progressInterval).unref();
  };
  const close = () => {
    open = false;
    held.clear();
    if (timer !== null) clearTimeout(timer);
  };

  return {
    push(event, payload) {
      if (!open) return;
      if (event === 'progress') {
        const progress = payload as EventPayload<'progress'>;
        held.set(progress.runId, progress);
        timer ??= setTimeout(flush, progressInterval).unref();
        return;
      }
      if (event === 'frame') {
        const { runId, frame } = payload as EventPayload<'frame'>;
        const progress = held.get(runId);
        if (progress !== undefined && progress.tick <= frame.tick) held.delete(runId);
      }
      if (event === 'report') held.delete((payload as EventPayload<'report'>).runId);
      if (backlog() > overflow) {
        close();
        onOverflow();
        return;
      }
      send(event, payload);
    },
    close,
  };
}
