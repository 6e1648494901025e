import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunWords } from '../../../simulations/api/contract/index.js';
import { columns } from '../../panels/layout.js';
import { runWords } from '../../test-support/words.js';
import { panelsOf, runLayout } from './run-layout.js';
import type { SeenInRun } from './seen-in-run.js';

const seen = (measured: readonly string[] | null, change: Partial<SeenInRun> = {}): SeenInRun => ({
  measured: measured === null ? null : new Set(measured),
  moved: new Set(),
  rewards: true,
  proposals: true,
  ...change,
});

const without = (...mechanisms: readonly string[]) => ({
  ...runWords,
  mechanisms: runWords.mechanisms.filter(({ name }) => !mechanisms.includes(name)),
});

describe('the panels of a run', () => {
  it('begin with what it learned where it trains', () => {
    expect(panelsOf(runWords, seen(null)).heroes).toEqual(['accuracy', 'flows']);
  });

  it('begin with the price where nothing is trained, and with the supply where there is no price', () => {
    expect(panelsOf(without('training'), seen(null)).heroes).toEqual(['market', 'flows']);
    expect(panelsOf(without('training'), seen(['supply', 'gini'])).heroes).toEqual(['supply', 'flows']);
  });

  it('leave out what no reporter is there for, and what never got a value', () => {
    expect(panelsOf(runWords, seen(null)).small).toEqual(['supply', 'market', 'governance', 'inequality', 'chain']);
    expect(panelsOf(runWords, seen(['supply', 'price'])).small).toEqual(['supply', 'market', 'chain']);
  });

  it('show a table of a mechanism as soon as it has a row', () => {
    const panel = { panel: 'byDate', mechanism: 'vesting', title: 'By date', form: 'table', reporters: [] } as const;
    const table = {
      table: 'deciders',
      mechanism: 'vesting',
      title: 'By date',
      description: '',
      columns: [],
      rows: [[1]],
    };
    const words = { ...runWords, panels: [{ ...panel, table: 'deciders' }], tables: [table] };
    expect(panelsOf(words, seen(null)).broad).toEqual(['rewards', 'proposals', 'byDate']);
    expect(panelsOf({ ...words, tables: [{ ...table, rows: [] }] }, seen(null)).broad).not.toContain('byDate');
  });

  it('draw a table as a curve beside what is described, and flows once any of their kinds moved', () => {
    const described = { mechanism: 'vesting', title: 'Of vesting', reporters: [] };
    const table = { ...described, table: 'schedule', description: '', columns: [], rows: [[1]] };
    const words: RunWords = {
      ...runWords,
      panels: [
        { ...described, panel: 'schedule', form: 'curve', table: 'schedule' },
        { ...described, panel: 'claims', form: 'flows', flows: ['vested', 'stake'] },
      ],
      tables: [table],
    };
    expect(panelsOf(words, seen(null))).toMatchObject({
      broad: ['rewards', 'proposals'],
      small: ['schedule', 'chain'],
    });
    expect(panelsOf(words, seen(null, { moved: new Set(['stake']) })).broad).toEqual([
      'rewards',
      'proposals',
      'claims',
    ]);
  });

  it('show proposals and rewards only where something was proposed and paid', () => {
    expect(panelsOf(runWords, seen(null)).broad).toEqual(['rewards', 'proposals']);
    expect(panelsOf(runWords, seen(null, { proposals: false })).broad).toEqual(['rewards']);
    expect(panelsOf(runWords, seen(null, { rewards: false, proposals: false })).broad).toEqual([]);
    expect(panelsOf(without('governance'), seen(null)).broad).toEqual(['rewards']);
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
