/** How many of the latest ticks an estimate goes by. */
const WINDOW = 12;

/** Estimates how long a run still takes, from how long its latest ticks took. */
export class PaceEstimate {
  readonly #seconds: number[] = [];

  add(seconds: number): void {
    this.#seconds.push(seconds);
    if (this.#seconds.length > WINDOW) this.#seconds.shift();
  }

  /** Seconds that so many more ticks will take; `null` before the first tick is done. */
  secondsLeft(ticks: number): number | null {
    if (this.#seconds.length === 0) return null;
    const mean = this.#seconds.reduce((sum, seconds) => sum + seconds, 0) / this.#seconds.length;
    return ticks * mean;
  }
}
