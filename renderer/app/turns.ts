/**
 * Lets panels draw one after another, at most one between two pictures. A stream of frames makes every panel want
 * to draw at once; in turns none of them holds up the pointer or the keyboard.
 */
export class Turns {
  readonly #waiting = new Set<() => void>();
  readonly #nextFrame: (work: () => void) => void;
  #scheduled = false;

  constructor(nextFrame: (work: () => void) => void) {
    this.#nextFrame = nextFrame;
  }

  /** Draws when its turn comes. Asking again before that changes nothing. */
  request(draw: () => void): void {
    this.#waiting.add(draw);
    this.#schedule();
  }

  cancel(draw: () => void): void {
    this.#waiting.delete(draw);
  }

  #schedule(): void {
    if (this.#scheduled || this.#waiting.size === 0) return;
    this.#scheduled = true;
    this.#nextFrame(() => {
      this.#scheduled = false;
      const [draw] = this.#waiting;
      if (draw !== undefined) {
        this.#waiting.delete(draw);
        draw();
      }
      this.#schedule();
    });
  }
}

/** One panel's place in the queue: whatever of it wants to draw does so in the same turn. */
export class Pace {
  readonly #turns: Turns;
  readonly #waiting = new Set<() => void>();
  readonly #draw = () => {
    const draws = [...this.#waiting];
    this.#waiting.clear();
    for (const draw of draws) draw();
  };

  constructor(turns: Turns) {
    this.#turns = turns;
  }

  request(draw: () => void): void {
    this.#waiting.add(draw);
    this.#turns.request(this.#draw);
  }

  cancel(draw: () => void): void {
    this.#waiting.delete(draw);
  }
}
