import { describe, expect, it } from 'vitest';
import { columns, defaultLayout, restoreLayout, stacked, stepLayout } from './layout.js';

describe('the layout of Run', () => {
  it('by default overlaps nowhere and stays inside the grid', () => {
    for (const one of defaultLayout) {
      expect(one.x + one.w).toBeLessThanOrEqual(columns);
      for (const other of defaultLayout) {
        const apart =
          one.x + one.w <= other.x ||
          other.x + other.w <= one.x ||
          one.y + one.h <= other.y ||
          other.y + other.h <= one.y;
        expect(one === other || apart).toBe(true);
      }
    }
  });

  it.each([null, 'x', [{ i: 'ghost', x: 0, y: 0, w: 1, h: 1 }], [{ i: 'accuracy', x: -1, y: 0, w: 4, h: 5 }], [null]])(
    'falls back on the usual places for what makes no sense: %j',
    (stored) => {
      expect(restoreLayout(stored)).toEqual(defaultLayout);
    },
  );

  it('is remembered', () => {
    const changed = stepLayout(defaultLayout, 'accuracy', 'wider');
    expect(restoreLayout(JSON.parse(JSON.stringify(changed)))).toEqual(changed);
    expect(changed[0]?.w).toBe(7);
  });

  it('can be changed without a pointer', () => {
    const swapped = stepLayout(defaultLayout, 'accuracy', 'later');
    expect(swapped.find(({ i }) => i === 'accuracy')).toMatchObject({ x: 6, y: 0 });
    expect(swapped.find(({ i }) => i === 'flows')).toMatchObject({ x: 0, y: 0 });
    expect(stepLayout(defaultLayout, 'accuracy', 'earlier')).toEqual(defaultLayout);
  });

  it('is one column where the window is narrow', () => {
    expect(stacked(defaultLayout).every(({ x, w }) => x === 0 && w === columns)).toBe(true);
  });
});
