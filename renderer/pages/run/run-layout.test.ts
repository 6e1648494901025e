import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns } from '../../panels/layout.js';
import { runLayout } from './run-layout.js';

describe('the layout of a lens', () => {
  it('fills every row from edge to edge, however many panels there are', () => {
    const names = (kind: string, least: number, most: number) =>
      fc.integer({ min: least, max: most }).map((count) => Array.from({ length: count }, (_, at) => `${kind}${at}`));
    fc.assert(
      fc.property(
        names('hero', 1, 2),
        names('broad', 0, 5),
        names('small', 0, 25),
        names('tall', 0, 1),
        (heroes, broad, small, tall) => {
          const layout = runLayout({ heroes, broad, small, tall });
          expect(layout.map(({ i }) => i)).toEqual([...heroes, ...broad, ...small, ...tall]);
          for (const y of new Set(layout.map((one) => one.y))) {
            const row = layout.filter((one) => one.y === y);
            expect(row.reduce((width, { w }) => width + w, 0)).toBe(columns);
            expect(new Set(row.map(({ h }) => h)).size).toBe(1);
          }
        },
      ),
    );
  });
});
