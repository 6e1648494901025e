/** Draws something, and says when that is on the screen: at once, or whenever React has come to it. */
export type Draw = (finished: () => void) => void;

/**
 * Lets panels draw one after another, at most one between two pictures, and the next only once the one before is on the screen. A stream
 * of frames makes every panel want to draw at once; in turns none of them holds up the pointer or the keyboard, on a slow machine neither.
 */
export class Turns {
  readonly #waiting = new Set<Draw>();
  readonly #nextFrame: (work: () => void) => void;
  #busy = false;

  constructor(nextFrame: (work: () => void) => void) {
    this.#nextFrame = nextFrame;
  }

  /** Draws when its turn comes. Asking again before that changes nothing. */
  request(draw: Draw): void {
    this.#waiting.add(draw);
    this.#schedule();
  }

  cancel(draw: Draw): void {
    this.#waiting.delete(draw);
  }

  #schedule(): void {
    if (this.#busy || this.#waiting.size === 0) return;
    this.#busy = true;
    this.#nextFrame(() => {
      const [draw] = this.#waiting;
      if (draw === undefined) return this.#finish();
      this.#waiting.delete(draw);
      let finished = false;
      draw(() => {
        if (finished) return;
        finished = true;
        this.#finish();
      });
    });
  }

  #finish(): void {
    this.#busy = false;
    this.#schedule();
  }
}

/** One panel's place in the queue: whatever of it wants to draw does so in the same turn. */
export class Pace {
  readonly #turns: Turns;
  readonly #waiting = new Set<Draw>();
  readonly #draw: Draw = (finished) => {
    const draws = [...this.#waiting];
    this.#waiting.clear();
    let left = draws.length;
    if (left === 0) return finished();
    for (const draw of draws)
      draw(() => {
        left -= 1;
        if (left === 0) finished();
      });
  };

  constructor(turns: Turns) {
    this.#turns = turns;
  }

  request(draw: Draw): void {
    this.#waiting.add(draw);
    this.#turns.request(this.#draw);
  }

  cancel(draw: Draw): void {
    this.#waiting.delete(draw);
  }
}
