import { type Measure, type MeasuredValue, numberOf } from '../../words/measures.js';
import { decimal, percent } from '../../words/number-format.js';
import type { RunVocabulary } from '../../words/run-vocabulary.js';
import type { MeasuredRow } from './reporters.js';

/** A measure when it first had a value, and when it last had one. */
export interface Figure<M extends Measure> {
  readonly measure: M;
  readonly first: { readonly tick: number; readonly value: MeasuredValue };
  readonly now: { readonly tick: number; readonly value: MeasuredValue };
}

/** Of each measure that ever had a value, the first one and the newest one. */
export function firstAndNow<M extends Measure>(
  rows: readonly MeasuredRow[],
  measures: readonly M[],
): readonly Figure<M>[] {
  return measures.flatMap((measure) => {
    const has = ({ values }: MeasuredRow) => values[measure.name] != null;
    const [first, now] = [rows.find(has), rows.findLast(has)];
    if (first === undefined || now === undefined) return [];
    const at = ({ tick, values }: MeasuredRow) => ({ tick, value: values[measure.name] ?? null });
    return [{ measure, first: at(first), now: at(now) }];
  });
}

/** How much larger or smaller: in percent, of shares in percentage points; a dash where it began with nothing. */
export function changeSince(
  measure: Measure,
  first: MeasuredValue,
  now: MeasuredValue,
  vocabulary: RunVocabulary,
): string {
  const [before, after] = [numberOf(measure, first, vocabulary), numberOf(measure, now, vocabulary)];
  if (before === null || after === null || (measure.unit !== 'share' && before === 0)) return '–';
  const change = measure.unit === 'share' ? (after - before) * 100 : (after / before - 1) * 100;
  const size = Math.abs(change);
  const sign = size < 0.05 ? '±' : change < 0 ? '−' : '+';
  return `${sign}${measure.unit === 'share' ? `${decimal(size, 1)} points` : percent(size / 100)}`;
}
