import type { Frame } from '../../simulations/api/contract/index.js';

/**
 * A run's frames by tick. Frames come in any order (the past by request, the present by event); `count` is how
 * many are there without a gap from tick 0, and readers look at those only.
 */
export class FrameLog {
  readonly #frames: (Frame | undefined)[] = [];
  #count = 0;

  /** Frames from tick 0 on without a gap. */
  get count(): number {
    return this.#count;
  }

  /** Ticks known beyond a gap: the log has to ask for what lies between. */
  get hasGap(): boolean {
    return this.#frames.length > this.#count;
  }

  add(frame: Frame): void {
    this.#frames[frame.tick] = frame;
    while (this.#frames[this.#count] !== undefined) this.#count++;
  }

  /** The frames so far, as a view that does not grow. */
  upTo(count = this.#count): readonly Frame[] {
    return this.#frames.slice(0, Math.min(count, this.#count)) as Frame[];
  }

  at(tick: number): Frame | null {
    return tick < this.#count ? (this.#frames[tick] ?? null) : null;
  }
}
