import { formatTokens } from '../../../scenario/index.js';
import type { Terms } from '../schedule.js';
import { numberText } from './cells.js';
import { dateText } from './sablier-times.js';
import { type FormatProblem, type FormatResult, refused, wholeFile } from './table.js';

/** A wallet to be written as a stream: `who` is its address. */
export interface SablierStream {
  readonly address: string;
  readonly amount: bigint;
  readonly terms: Terms;
}

/** Streams as records of a Sablier file with dates (UTC, to the minute), the header first. What Sablier has no stream for is a problem. */
export function sablierRecords(streams: readonly SablierStream[]): FormatResult<readonly (readonly string[])[]> {
  const problems: FormatProblem[] = [];
  const records = streams.map(({ address, amount, terms }) => {
    const { start, duration, cliff, shape, period } = terms;
    if (shape === 'logarithmic') {
      const hint = 'Choose steps or a linear schedule for this group, or export constructor arguments.';
      problems.push({ ...wholeFile('Sablier has no logarithmic stream', hint), value: address });
    }
    const steps = shape === 'steps' ? numberText(duration / period) : '';
    const atCliff = cliff > 0 ? dateText(start + cliff) : '';
    return [address, formatTokens(amount), dateText(start), atCliff, dateText(start + duration), steps];
  });
  if (problems.length > 0) return refused(problems);
  return { value: [['Recipient', 'Amount', 'Start', 'Cliff', 'End', 'Steps'], ...records], problems: [] };
}
