import { SingleBar } from 'cli-progress';

interface ProgressUpdate {
  readonly tick: number;
  readonly ticks: number;
  readonly stage: string;
  readonly secondsLeft: number | null;
}

/** Progress with the time left, on a terminal as a bar, elsewhere as a line for every tenth of the run. */
export class RunProgress {
  readonly #stream: NodeJS.WriteStream;
  #bar: SingleBar | null = null;
  #printedTenths = 0;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  update({ tick, ticks, stage, secondsLeft }: ProgressUpdate): void {
    const left = secondsLeft === null ? 'estimating' : `${Math.ceil(secondsLeft)} s left`;
    if (this.#stream.isTTY) {
      this.#bar ??= this.#start(ticks);
      this.#bar.update(tick, { left, stage });
      return;
    }
    const tenths = Math.floor((10 * tick) / ticks);
    if (tenths <= this.#printedTenths) return;
    this.#printedTenths = tenths;
    this.#stream.write(`tick ${tick} of ${ticks}, ${left}\n`);
  }

  /** Tells the news of a tick, where it does not disturb the bar. */
  headline(text: string | null, tick: number): void {
    if (text !== null && !this.#stream.isTTY) this.#stream.write(`tick ${tick}: ${text}\n`);
  }

  end(): void {
    this.#bar?.stop();
    this.#bar = null;
  }

  #start(ticks: number): SingleBar {
    const bar = new SingleBar({
      format: '{bar} tick {value} of {total} · {left} · {stage}',
      stream: this.#stream,
      clearOnComplete: false,
      hideCursor: true,
    });
    bar.start(ticks, 0, { left: 'estimating', stage: '' });
    return bar;
  }
}
