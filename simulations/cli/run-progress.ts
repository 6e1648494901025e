import { SingleBar } from 'cli-progress';
import { visibleText } from '../api/index.js';
import { withCursor } from './endure-closed-output.js';

interface ProgressUpdate {
  /** Ticks or rounds done, of how many. */
  readonly done: number;
  readonly of: number;
  /** What is going on, for the bar. */
  readonly stage: string;
  readonly secondsLeft: number | null;
}

/** Progress with the time left, on a terminal as a bar, elsewhere as a line for every tenth of the run. */
export class RunProgress {
  readonly #stream: NodeJS.WriteStream;
  readonly #unit: 'tick' | 'round';
  #bar: SingleBar | null = null;
  #printedTenths = 0;

  constructor(stream: NodeJS.WriteStream, unit: 'tick' | 'round') {
    this.#stream = stream;
    this.#unit = unit;
  }

  /** Tells what is done before the first tick or round. */
  starting(words: string): void {
    if (this.#bar === null) this.#stream.write(`${words}\n`);
  }

  update({ done, of, stage, secondsLeft }: ProgressUpdate): void {
    const left = secondsLeft === null ? 'estimating' : `${Math.ceil(secondsLeft)} s left`;
    if (this.#stream.isTTY) {
      this.#bar ??= this.#start(of);
      this.#bar.update(done, { left, stage });
      return;
    }
    const tenths = Math.floor((10 * done) / of);
    if (tenths <= this.#printedTenths) return;
    this.#printedTenths = tenths;
    this.#stream.write(`${this.#unit} ${done} of ${of}, ${left}\n`);
  }

  /** Tells the news of a tick or a round, where it does not disturb the bar. */
  headline(text: string | null, at: number): void {
    if (text !== null && !this.#stream.isTTY) this.#stream.write(visibleText(`${this.#unit} ${at}: ${text}\n`));
  }

  end(): void {
    this.#bar?.stop();
    this.#bar = null;
  }

  #start(of: number): SingleBar {
    const bar = new SingleBar({
      format: `{bar} ${this.#unit} {value} of {total} · {left} · {stage}`,
      stream: withCursor(this.#stream),
      clearOnComplete: false,
      hideCursor: true,
    });
    bar.start(of, 0, { left: 'estimating', stage: '' });
    return bar;
  }
}
