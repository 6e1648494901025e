import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collude } from './collude.js';

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!;

describe('a colluding validator', () => {
  it('turns its ring up and all rivals down, as far as the chain lets it', () => {
    expect(collude([0.02, -0.01, 0.3], [true, false, false])).toEqual([1, -1, -1]);
  });

  it('stays within the bounds of another protocol', () => {
    expect(collude([3, 4], [false, true], { lowest: 0, highest: 10 })).toEqual([0, 10]);
  });

  it('has nothing to tell about no updates', () => {
    expect(collude([], [])).toEqual([]);
  });

  it('moves a median only within the honest scores while its ring is a minority, and anywhere once it is not', () => {
    const honestScores = fc.array(fc.double({ min: -0.5, max: 0.5, noNaN: true }), { minLength: 3, maxLength: 9 });
    fc.assert(
      fc.property(honestScores, fc.boolean(), (honest, inRing) => {
        const told = (validators: number) => Array.from({ length: validators }, () => collude([0], [inRing])[0]!);
        const held = median([...honest, ...told(honest.length - 1)]);
        expect(held).toBeGreaterThanOrEqual(Math.min(...honest));
        expect(held).toBeLessThanOrEqual(Math.max(...honest));
        expect(median([...honest, ...told(honest.length + 1)])).toBe(inRing ? 1 : -1);
      }),
    );
  });
});
