import { describe, expect, it } from 'vitest';
import type { PanelInfo, RunWords } from '../../../simulations/api/contract/index.js';
import { runWords } from '../../test-support/words.js';
import { lensesOf } from './run-lenses.js';
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

const described = (change: Partial<PanelInfo> & Pick<PanelInfo, 'panel'>): PanelInfo => ({
  mechanism: 'vesting',
  title: change.panel,
  form: 'lines',
  reporters: [],
  ...change,
});
const withPanels = (...panels: readonly PanelInfo[]): RunWords => ({
  ...runWords,
  panels: [...runWords.panels, ...panels],
});

const overview = (words: RunWords, what: SeenInRun) => lensesOf(words, what).get('overview');

describe('the overview of a run', () => {
  it('begins with what it learned where it trains', () => {
    expect(overview(runWords, seen(null))?.heroes).toEqual(['accuracy', 'flows']);
  });

  it('begins with the price where nothing is trained, and with the supply where there is no price', () => {
    expect(overview(without('training'), seen(null))?.heroes).toEqual(['market', 'flows']);
    expect(overview(without('training'), seen(['supply', 'gini']))?.heroes).toEqual(['supply', 'flows']);
  });

  it('has all that runs of before there were lenses describe, but what no reporter is there for or never got a value', () => {
    expect(overview(runWords, seen(null))?.small).toEqual(['supply', 'market', 'governance', 'inequality']);
    expect(overview(runWords, seen(['supply', 'price']))?.small).toEqual(['supply', 'market']);
  });

  it('shows proposals and rewards only where something was proposed and paid, and everybody last', () => {
    expect(overview(runWords, seen(null))).toMatchObject({ broad: ['rewards', 'proposals'], tall: ['agents'] });
    expect(overview(runWords, seen(null, { proposals: false }))?.broad).toEqual(['rewards']);
    expect(overview(runWords, seen(null, { rewards: false, proposals: false }))?.broad).toEqual([]);
    expect(overview(without('governance'), seen(null))?.broad).toEqual(['rewards']);
  });

  it('has of the other lenses what says so', () => {
    const words = withPanels(
      described({ panel: 'here too', lens: 'economy', also: ['overview'], reporters: ['supply'] }),
      described({ panel: 'there only', lens: 'economy', reporters: ['supply'] }),
    );
    const { small } = overview(words, seen(null)) ?? {};
    expect(small).toContain('here too');
    expect(small).not.toContain('there only');
  });
});

describe('the lenses of a run', () => {
  it('are those that have something to show, in their order', () => {
    const words = withPanels(described({ panel: 'votes', lens: 'governance', reporters: ['turnout'] }));
    expect([...lensesOf(words, seen(null, { moved: new Set(['stake']) })).keys()]).toEqual([
      'overview',
      'economy',
      'learning',
      'governance',
      'agents',
      'map',
    ]);
    const bare = { ...without('training', 'governance'), panels: [] };
    expect([...lensesOf(bare, seen([], { rewards: false, proposals: false })).keys()]).toEqual([
      'overview',
      'economy',
      'agents',
    ]);
  });

  it('have their main panels on top, by rank, and the others below', () => {
    const words = withPanels(
      described({ panel: 'third', lens: 'governance', hero: 9, reporters: ['turnout'] }),
      described({ panel: 'second', lens: 'governance', hero: 2, reporters: ['turnout'] }),
      described({ panel: 'plain', lens: 'governance', reporters: ['turnout'] }),
      described({ panel: 'guest', lens: 'economy', hero: 1, also: ['governance'], reporters: ['price'] }),
    );
    const lenses = lensesOf(words, seen(null));
    expect(lenses.get('governance')).toEqual({
      heroes: ['proposals', 'second'],
      broad: [],
      small: ['third', 'plain', 'guest'],
      tall: [],
    });
    expect(lenses.get('economy')?.heroes).toEqual(['guest', 'flows']);
    expect(lensesOf(words, seen(null, { proposals: false })).get('governance')?.heroes).toEqual(['second', 'third']);
  });

  it('put a neighbour beside a main panel that would stand alone', () => {
    const words = {
      ...runWords,
      panels: [described({ panel: 'turnout', lens: 'governance', reporters: ['turnout'] })],
    };
    expect(lensesOf(words, seen(null)).get('governance')).toMatchObject({
      heroes: ['proposals', 'turnout'],
      small: [],
    });
  });

  it('show everybody on a whole screen, and the map on another', () => {
    const lenses = lensesOf(runWords, seen(null, { moved: new Set(['stake']) }));
    expect(lenses.get('agents')).toMatchObject({ heroes: ['agents'], small: ['chain'] });
    expect(lenses.get('map')).toEqual({ heroes: ['map'], broad: [], small: [], tall: [] });
  });

  it('show a table of a mechanism as soon as it has a row, a curve beside what is described, and flows that moved', () => {
    const table = { table: 'schedule', mechanism: 'vesting', title: '', description: '', columns: [], rows: [[1]] };
    const words: RunWords = {
      ...runWords,
      panels: [
        described({ panel: 'byDate', lens: 'economy', form: 'table', table: 'schedule' }),
        described({ panel: 'schedule', lens: 'economy', form: 'areaCurve', table: 'schedule' }),
        described({ panel: 'claims', lens: 'economy', form: 'flows', flows: ['vested', 'stake'] }),
      ],
      tables: [table],
    };
    const economy = (change: RunWords, what: SeenInRun) => lensesOf(change, what).get('economy');
    expect(economy(words, seen(null))).toMatchObject({
      heroes: ['flows', 'rewards'],
      broad: ['byDate'],
      small: ['schedule'],
    });
    expect(economy(words, seen(null, { moved: new Set(['stake']) }))?.broad).toContain('claims');
    expect(economy({ ...words, tables: [{ ...table, rows: [] }] }, seen(null))?.broad).not.toContain('byDate');
  });
});
