import { describe, expect, it } from 'vitest';
import { quietFrame, roundOf } from '../../test-support/frames.js';
import { accuracyModel } from './accuracy.js';

const frames = [
  quietFrame(0),
  quietFrame(1, { round: roundOf(1, 0.4) }),
  quietFrame(2),
  quietFrame(3, { round: roundOf(2, 0.5, { aggregationRule: 'trimmedMean', clientAccuracy: null }) }),
];

describe('the accuracy chart', () => {
  it('has one point a settled round, at the tick it was settled in', () => {
    const model = accuracyModel(frames, 0.9);
    expect(model.ticks).toEqual([1, 3]);
    expect(model.series.find(({ key }) => key === 'accuracy')?.values).toEqual([0.4, 0.5]);
  });

  it('has a gap, not 0, where nobody measured', () => {
    const unmeasured = [
      quietFrame(1, { round: roundOf(1, 0, { accuracy: null }) }),
      quietFrame(3, { round: roundOf(2, 0.5) }),
    ];
    expect(accuracyModel(unmeasured, null).series.find(({ key }) => key === 'accuracy')?.values).toEqual([null, 0.5]);
  });

  it('shows the spread only of rounds in which somebody trained', () => {
    expect(accuracyModel(frames, null).series.find(({ key }) => key === 'spread')?.low).toEqual([0.2, null]);
  });

  it('says when another rule came into force', () => {
    expect(accuracyModel(frames, null).moments).toEqual([{ tick: 3, label: 'trimmed mean' }]);
  });

  it('draws the target as a line with its value', () => {
    expect(accuracyModel(frames, 0.9).references).toMatchObject([{ value: 0.9, label: 'Target 90.0\u00a0%' }]);
  });

  it('lays another run under this one, tick by tick', () => {
    const reference = { label: 'plain', frames: [quietFrame(0), quietFrame(1, { round: roundOf(1, 0.8) })] };
    expect(accuracyModel(frames, null, reference).series.find(({ key }) => key === 'reference')?.values).toEqual([
      0.8,
      null,
    ]);
  });
});
