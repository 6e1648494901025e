import type { ColumnProfile } from './column-profile.js';

/** Labels are one byte. */
export const MOST_CLASSES = 256;
/** Numbers that are not whole, or more different whole ones, are a quantity rather than classes. */
const MOST_NUMBERED_CLASSES = 30;
const USUAL_NAME = /^(?:label|class|target|outcome|category|species|type|result|diagnosis|y)$/i;

/** True for a column whose values are a measured quantity, which has no classes. */
export function isContinuous(column: ColumnProfile): boolean {
  if (!column.onlyNumbers) return false;
  const { size } = column.texts;
  return column.onlyWholeNumbers ? size > MOST_CLASSES : size > MOST_NUMBERED_CLASSES;
}

/** Names of the columns that could be the label: those with a usual name first, then the last columns first. */
export function labelCandidates(columns: readonly ColumnProfile[]): string[] {
  const possible = columns.filter((column) => {
    const { type, texts } = column;
    if (texts.size < 2 || texts.size > MOST_CLASSES) return false;
    if (type === 'category') return true;
    return type === 'number' && column.onlyWholeNumbers && texts.size <= MOST_NUMBERED_CLASSES;
  });
  const rank = (column: ColumnProfile) => (USUAL_NAME.test(column.name) ? 0 : 1);
  return possible
    .reverse()
    .sort((a, b) => rank(a) - rank(b))
    .map(({ name }) => name);
}
