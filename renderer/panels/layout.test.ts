import { describe, expect, it } from 'vitest';
import { federationLenses } from '../pages/federation/federation-layout.js';
import { runLayout as runLayoutOf } from '../pages/run/run-layout.js';
import { columns, type Place, restoreLayout, stacked, stepLayout } from './layout.js';

const runLayout = runLayoutOf({
  heroes: ['accuracy', 'flows'],
  broad: ['rewards', 'proposals'],
  small: ['supply', 'governance', 'learning', 'inequality', 'chain'],
  tall: ['agents'],
});

describe('the layout of a page', () => {
  it.each<readonly [string, readonly Place[]]>([
    ['Run', runLayout],
    ...[...federationLenses].map(([lens, layout]): readonly [string, readonly Place[]] => [lens, layout]),
  ])('of %s by default overlaps nowhere and stays inside the grid', (_, layout) => {
    for (const one of layout) {
      expect(one.x + one.w).toBeLessThanOrEqual(columns);
      for (const other of layout) {
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
      expect(restoreLayout(stored, runLayout)).toEqual(runLayout);
    },
  );

  it('is remembered', () => {
    const changed = stepLayout(runLayout, 'accuracy', 'wider');
    expect(restoreLayout(JSON.parse(JSON.stringify(changed)), runLayout)).toEqual(changed);
    expect(changed[0]?.w).toBe(7);
  });

  it('can be changed without a pointer', () => {
    const swapped = stepLayout(runLayout, 'accuracy', 'later');
    expect(swapped.find(({ i }) => i === 'accuracy')).toMatchObject({ x: 6, y: 0 });
    expect(swapped.find(({ i }) => i === 'flows')).toMatchObject({ x: 0, y: 0 });
    expect(stepLayout(runLayout, 'accuracy', 'earlier')).toEqual(runLayout);
  });

  it('gives a panel the column of its neighbour, and the neighbour the panel’s, so that both keep their row', () => {
    const rowOf = (layout: readonly Place[]) =>
      layout.filter(({ y }) => y === 0).map(({ i, x, w }) => [i, x, w] as const);
    const wider = stepLayout(runLayout, 'accuracy', 'wider');
    expect(rowOf(wider)).toEqual([
      ['accuracy', 0, 7],
      ['flows', 7, 5],
    ]);
    expect(rowOf(stepLayout(wider, 'flows', 'wider'))).toEqual(rowOf(runLayout));
    expect(rowOf(stepLayout(runLayout, 'flows', 'narrower'))).toEqual(rowOf(wider));
    // The neighbour has nothing left to give: the panel grows, and the grid moves what is in its way.
    const widest = Array.from({ length: 3 }).reduce<readonly Place[]>(
      (now) => stepLayout(now, 'accuracy', 'wider'),
      runLayout,
    );
    expect(rowOf(widest)).toEqual([
      ['accuracy', 0, 9],
      ['flows', 9, 3],
    ]);
    expect(stepLayout(widest, 'accuracy', 'wider').find(({ i }) => i === 'accuracy')?.w).toBe(10);
  });

  it('is one column where the window is narrow', () => {
    expect(stacked(runLayout).every(({ x, w }) => x === 0 && w === columns)).toBe(true);
  });
});
