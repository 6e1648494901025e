import type { ReporterInfo } from './frame.js';
import type { ReporterInput } from './reporter-input.js';

/** A named pure function over one tick. Wei come out as bigint and are written as decimal strings. */
export interface Reporter extends ReporterInfo {
  readonly report: (input: ReporterInput) => number | bigint | null;
}
