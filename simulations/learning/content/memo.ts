import { LRUCache } from 'lru-cache';

/**
 * Answers remembered by key, the `capacity` that were asked for last. Asking again while the first asker still waits
 * joins the wait; a failed answer is forgotten.
 */
export class Memo<T> {
  readonly #answers: LRUCache<string, Promise<T>>;

  constructor(capacity: number) {
    this.#answers = new LRUCache({ max: capacity });
  }

  get(key: string, compute: () => Promise<T>): Promise<T> {
    const known = this.#answers.get(key);
    if (known) return known;
    const answer = compute();
    this.#answers.set(key, answer);
    answer.catch(() => {
      if (this.#answers.peek(key) === answer) this.#answers.delete(key);
    });
    return answer;
  }

  /** Has the next asker compute the answer anew. */
  forget(key: string): void {
    this.#answers.delete(key);
  }
}
