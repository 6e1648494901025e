/** At most so many at a time; the others wait, in the order in which they came. */
export class Turns {
  readonly #most: number;
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Waits for a turn, which lasts until the function that is answered is called.
   * @param onWaiting told when somebody else has to end first
   * @throws the signal's reason when aborted while it waits, which gives its place up
   */
  async enter(signal?: AbortSignal, onWaiting?: () => void): Promise<() => void> {
    signal?.throwIfAborted();
    if (this.#busy < this.#most) this.#busy++;
    else {
      onWaiting?.();
      await this.#wait(signal);
    }
    return () => this.#leave();
  }

  #wait(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        this.#waiting.splice(this.#waiting.indexOf(begin), 1);
        reject(signal!.reason);
      };
      const begin = () => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      this.#waiting.push(begin);
    });
  }

  /** The turn goes to who has waited longest. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#busy--;
    else next();
  }
}
