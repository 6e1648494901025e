import { describe, expect, it } from 'vitest';
import { referencePlace } from './reference-words.js';

const size = { from: 0, to: 10, width: 600, height: 300, low: 0, high: 1 };
const series = [{ key: 'a', label: 'A', colour: 'red', draw: 'line', values: [] }] as const;
const target = { value: 0.9, label: 'Target 90 %', colour: 'grey' };
/** Where the word stands beside a line through these values, one a tick. */
const placed = (
  values: readonly (number | null)[],
  reference = target,
  drawn: readonly (typeof series)[number][] = series,
) => referencePlace(reference, { series: drawn }, { ...size, rows: values.map((a, tick) => ({ tick, a })) });

describe('the word of a line across a chart', () => {
  it('stands below it on the left where nothing is', () => {
    expect(placed([])).toBe('belowLeft');
    expect(placed([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.9, 0.9])).toBe('belowLeft');
  });

  it('moves away from a curve', () => {
    expect(placed(Array(11).fill(0.88))).toBe('aboveRight');
    // A steep line has no value within the word, and goes through it.
    expect(placed([0.1, 1, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5])).toBe('aboveRight');
    expect(placed([0.87, 0.87, 0.87, 0.5, 0.5, 0.5, 0.5, 0.93, 0.93, 0.93, 0.93])).toBe('aboveLeft');
    expect(placed([0.95, 0.87, 0.95, 0.5, 0.5, 0.5, 0.5, 0.95, 0.95, 0.95, 0.95])).toBe('belowRight');
  });

  it('does not leave the plot', () => {
    expect(placed(Array(11).fill(0.97), { ...target, value: 1 })).toMatch(/^below/);
    expect(placed(Array(11).fill(0.02), { ...target, value: 0 })).toMatch(/^above/);
  });
});
