import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tooltipPlace } from './tooltip-place.js';

const window = { width: 1280, height: 720 };
const plot = { left: 100, top: 200, right: 500, bottom: 350 };
const size = { width: 180, height: 90 };

describe("a tooltip's place", () => {
  it('is below the plot, over the legend that it repeats', () => {
    expect(tooltipPlace(plot, 300, size, window)).toEqual({ left: 210, top: 354 });
  });

  it('is above the plot where there is no room below', () => {
    const low = { ...plot, top: 500, bottom: 680 };
    expect(tooltipPlace(low, 300, size, window)).toEqual({ left: 210, top: 406 });
  });

  it('is beside a plot as high as the window', () => {
    const high = { ...plot, top: 10, bottom: 700 };
    expect(tooltipPlace(high, 300, size, window).left).toBe(504);
    expect(tooltipPlace({ ...high, left: 800, right: 1270 }, 900, size, window).left).toBe(616);
  });

  it('is whole inside the window, whatever the plot, and off the plot wherever it has room', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, share, share, (a, b, c, d, at) => {
        const [left, right] = [Math.min(a, b) * 1280, Math.max(a, b) * 1280];
        const [top, bottom] = [Math.min(c, d) * 720, Math.max(c, d) * 720];
        const place = tooltipPlace({ left, top, right, bottom }, left + at * (right - left), size, window);
        expect(place.left).toBeGreaterThanOrEqual(0);
        expect(place.top).toBeGreaterThanOrEqual(0);
        expect(place.left + size.width).toBeLessThanOrEqual(1280);
        expect(place.top + size.height).toBeLessThanOrEqual(720);
        if (720 - bottom < size.height + 8 && top < size.height + 8) return;
        expect(place.top >= bottom || place.top + size.height <= top).toBe(true);
      }),
      { seed: 7 },
    );
  });
});
