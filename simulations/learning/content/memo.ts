/**
 * Answers remembered by key, the newest `capacity` of them. Asking again while the first asker still waits joins
 * the wait; a failed answer is forgotten.
 */
export class Memo<T> {
  readonly #answers = new Map<string, Promise<T>>();
  readonly #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(key: string, compute: () => Promise<T>): Promise<T> {
    const known = this.#answers.get(key);
    if (known) return known;
    const answer = compute();
    this.#answers.set(key, answer);
    answer.catch(() => {
      if (this.#answers.get(key) === answer) this.#answers.delete(key);
    });
    if (this.#answers.size > this.#capacity) {
      const [oldest] = this.#answers.keys();
      this.#answers.delete(oldest!);
    }
    return answer;
  }
}
