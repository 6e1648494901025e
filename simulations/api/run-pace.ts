/** What the loop of a run should do next. */
export type Turn = 'tick' | 'stop';

/**
 * Decides when a run may take its next tick, or a federation its next round: play, pause, one step, run to a tick, a
 * speed limit, stop. The loop asks `next()` before every tick; whoever controls the run calls the others at any time.
 */
export class RunPace {
  #playing: boolean;
  #stopped = false;
  #steps = 0;
  #until: number | null = null;
  #speed: number | null;
  #lastTurn = Number.NEGATIVE_INFINITY;
  #wake: (() => void) | null = null;

  constructor(options: { readonly paused: boolean; readonly speed: number | null }) {
    this.#playing = !options.paused;
    this.#speed = options.speed;
  }

  get paused(): boolean {
    return !this.#playing && this.#steps === 0;
  }

  get speed(): number | null {
    return this.#speed;
  }

  /** Runs on; with `until`, pauses once that many ticks are done. */
  play(until: number | null = null): void {
    this.#playing = true;
    this.#until = until;
    this.#notify();
  }

  pause(): void {
    this.#playing = false;
    this.#steps = 0;
    this.#notify();
  }

  /** Takes one more tick, then pauses. */
  step(): void {
    this.#playing = false;
    this.#steps++;
    this.#notify();
  }

  stop(): void {
    this.#stopped = true;
    this.#notify();
  }

  /** Ticks a second at most; `null` takes the limit away. */
  limit(speed: number | null): void {
    this.#speed = speed;
    this.#notify();
  }

  /**
   * Waits until the next tick may begin, or the run is stopped. `done` = ticks done so far. `onPause` is told when it
   * begins to wait, and waited for itself if it gives a promise.
   */
  async next(done: number, onPause: () => unknown): Promise<Turn> {
    let told = false;
    for (;;) {
      if (this.#stopped) return 'stop';
      if (this.#playing && this.#until !== null && done >= this.#until) {
        this.#playing = false;
        this.#until = null;
      }
      if (this.#playing || this.#steps > 0) {
        const wait =
          this.#steps > 0 || this.#speed === null ? 0 : this.#lastTurn + 1000 / this.#speed - performance.now();
        if (wait <= 0) {
          if (this.#steps > 0) this.#steps--;
          this.#lastTurn = performance.now();
          return 'tick';
        }
        await this.#woken(wait);
      } else {
        if (told) await this.#woken(null);
        else await onPause();
        // Much may have been asked for meanwhile.
        told = true;
      }
    }
  }

  #notify(): void {
    this.#wake?.();
  }

  #woken(afterMillis: number | null): Promise<void> {
    return new Promise((resolve) => {
      const timer = afterMillis === null ? null : setTimeout(() => this.#wake?.(), afterMillis);
      this.#wake = () => {
        if (timer !== null) clearTimeout(timer);
        this.#wake = null;
        resolve();
      };
    });
  }
}
