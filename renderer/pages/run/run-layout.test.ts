import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns } from '../../panels/layout.js';
import { runWords } from '../../test-support/words.js';
import { panelsOf, runLayout } from './run-layout.js';

const without = (...mechanisms: readonly string[]) => ({
  ...runWords,
  mechanisms: runWords.mechanisms.filter(({ name }) => !mechanisms.includes(name)),
});

describe('the panels of a run', () => {
  it('begin with what it learned where it trains', () => {
    expect(panelsOf(runWords, null).heroes).toEqual(['accuracy', 'flows']);
  });

  it('begin with the price where nothing is trained, and with the supply where there is no price', () => {
    expect(panelsOf(without('training'), null).heroes).toEqual(['market', 'flows']);
    expect(panelsOf(without('training'), new Set(['supply', 'gini'])).heroes).toEqual(['supply', 'flows']);
  });

  it('leave out what no reporter is there for, and what never got a value', () => {
    expect(panelsOf(runWords, null).small).toEqual(['supply', 'market', 'governance', 'inequality', 'chain']);
    expect(panelsOf(runWords, new Set(['supply', 'price'])).small).toEqual(['supply', 'market', 'chain']);
  });

  it('show proposals only where there is a vote, and rewards only where some are paid', () => {
    expect(panelsOf(runWords, null).broad).toEqual(['rewards', 'proposals']);
    expect(panelsOf({ ...without('governance'), flows: [] }, null).broad).toEqual([]);
  });

  it('fill every row from edge to edge, however many there are', () => {
    const names = (kind: string, least: number, most: number) =>
      fc.integer({ min: least, max: most }).map((count) => Array.from({ length: count }, (_, at) => `${kind}${at}`));
    fc.assert(
      fc.property(names('hero', 1, 2), names('broad', 0, 5), names('small', 0, 25), (heroes, broad, small) => {
        const layout = runLayout({ heroes, broad, small, agents: ['agents'] });
        expect(layout.map(({ i }) => i)).toEqual([...heroes, ...broad, ...small, 'agents']);
        for (const y of new Set(layout.map((one) => one.y))) {
          const row = layout.filter((one) => one.y === y);
          expect(row.reduce((width, { w }) => width + w, 0)).toBe(columns);
          expect(new Set(row.map(({ h }) => h)).size).toBe(1);
        }
      }),
    );
  });
});
