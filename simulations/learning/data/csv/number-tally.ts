import { isUsable } from './cell.js';
import { PROBLEMS_SHOWN } from './csv-problem.js';

/** A cell with the line it stands in. */
export interface PlacedCell {
  readonly line: number;
  readonly text: string;
}

/** Adds a column's cells up under one reading of its numbers. */
export class NumberTally {
  numbers = 0;
  whole = 0;
  min: number | null = null;
  max: number | null = null;
  /** Each number is the one before plus 1. */
  counts = true;
  readonly notNumbers: PlacedCell[] = [];
  readonly tooLarge: PlacedCell[] = [];
  #last: number | undefined;

  see(value: number | undefined, text: string, line: number): void {
    if (value === undefined) {
      if (this.notNumbers.length < PROBLEMS_SHOWN) this.notNumbers.push({ line, text });
      return;
    }
    this.numbers++;
    if (!isUsable(value)) {
      if (this.tooLarge.length < PROBLEMS_SHOWN) this.tooLarge.push({ line, text });
      return;
    }
    if (Number.isInteger(value)) this.whole++;
    if (this.#last !== undefined && value !== this.#last + 1) this.counts = false;
    this.#last = value;
    this.min = this.min === null ? value : Math.min(this.min, value);
    this.max = this.max === null ? value : Math.max(this.max, value);
  }
}
