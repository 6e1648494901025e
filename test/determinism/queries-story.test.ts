import { beforeAll, describe, expect, it } from 'vitest';
import type { EndedRun } from '../fixtures/run-to-end.js';
import { expectSmooth, seededRuns, series, sum } from '../fixtures/seeded-runs.js';

/* What models as tables say, over three seeds: who measures what queries bring pays more for a row, and less for a right one. */

/** By tick, 0 where there is none. */
const ofTicks = ({ frames }: EndedRun, name: string) => series(frames, name).map((value) => value || 0);
const total = (ended: EndedRun, name: string) => sum(ofTicks(ended, name));
const rightRows = (ended: EndedRun) => {
  const rows = ofTicks(ended, 'rowsAnswered');
  return sum(ofTicks(ended, 'rightRows').map((share, tick) => share * rows[tick]!));
};
/** Coins paid for each right answer of the whole run. */
const costOfRight = (ended: EndedRun) => total(ended, 'queryCharges') / rightRows(ended);
const rightShare = (ended: EndedRun) => rightRows(ended) / total(ended, 'rowsAnswered');
/** The tick after the first in which anybody was answered, from which on clients can know. */
const informed = (ended: EndedRun) => ofTicks(ended, 'rowsAnswered').findIndex((rows) => rows > 0) + 1;
const afterwards = (ended: EndedRun, name: string) => sum(ofTicks(ended, name).slice(informed(ended)));

describe('models as tables', () => {
  let measured: readonly EndedRun[];
  let unmeasured: readonly EndedRun[];
  beforeAll(async () => {
    measured = await seededRuns('model-tables');
    unmeasured = await seededRuns('model-tables-unmeasured');
  });

  it('end with every invariant kept and no transaction refused', () => {
    expectSmooth(measured);
    expectSmooth(unmeasured);
  });

  it('are paid by the row to the wei, and by nothing that had no answer', () => {
    for (const ended of [...measured, ...unmeasured]) {
      const [cheap, fair, dear] = ['cheap', 'fair', 'dear'].map((name) => total(ended, `queryTaken_${name}`));
      expect(cheap! + fair! + dear!).toBeCloseTo(total(ended, 'queryCharges'), 9);
      expect(cheap! / 0.02 + fair! / 0.05 + dear! / 0.15).toBeCloseTo(total(ended, 'rowsAnswered'), 6);
      expect(total(ended, 'queriesRefused')).toBeGreaterThan(0);
    }
    expect(sum(measured.map((ended) => total(ended, 'queriesUnanswered')))).toBeGreaterThan(0);
  });

  it('lose nearly all clients where these find them wrong, however cheap they are', () => {
    for (const ended of measured) {
      expect(ofTicks(ended, 'queryGain')[informed(ended) - 1]).toBeLessThan(-30);
      expect(afterwards(ended, 'queryTaken_cheap')).toBeLessThan(0.02 * afterwards(ended, 'queryCharges'));
      expect(afterwards(ended, 'queryTaken_fair')).toBeGreaterThan(0.6 * afterwards(ended, 'queryCharges'));
    }
  });

  it('keep all clients where these cannot tell, if they are the cheapest', () => {
    for (const ended of unmeasured) {
      expect(total(ended, 'queryTaken_cheap')).toBe(total(ended, 'queryCharges'));
      expect(total(ended, 'queryCharges')).toBeGreaterThan(110);
    }
  });

  it('bring a gain to clients who measure them and a loss to those who do not, who pay less a row and more a right one', () => {
    measured.forEach((ended, i) => {
      const other = unmeasured[i]!;
      expect(rightShare(ended)).toBeGreaterThan(0.7);
      expect(rightShare(other)).toBeLessThan(0.15);
      expect(total(ended, 'queryGain')).toBeGreaterThan(600);
      expect(total(other, 'queryGain')).toBeLessThan(-600);
      expect(total(other, 'queryCharges')).toBeLessThan(total(ended, 'queryCharges') / 2);
      expect(costOfRight(other)).toBeGreaterThan(1.7 * costOfRight(ended));
    });
  });
});
