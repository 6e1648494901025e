import type { PanelInfo, RunWords } from '../../../simulations/api/contract/index.js';
import { ownPanels } from '../../mechanisms/own-panels.js';
import type { LensName } from '../../routes/lens.js';
import type { RunPanels } from './run-layout.js';
import type { SeenInRun } from './seen-in-run.js';

/** A panel that has something to show, and where. */
interface ShownPanel extends Pick<PanelInfo, 'panel' | 'lens' | 'also' | 'hero'> {
  readonly size: 'broad' | 'small' | 'tall';
}

/**
 * The lenses through which a run has something to show, in their order, with the panels of each. The overview has what it
 * learned and where its tokens went, and what the panels of the others say they add to it; where nothing is trained it
 * begins with the price of the token, and where that has none, with the first that is described (the supply).
 */
export function lensesOf(words: RunWords, seen: SeenInRun): ReadonlyMap<LensName, RunPanels> {
  const shown = shownPanels(words, seen);
  const lenses: [LensName, RunPanels][] = [['overview', overviewOf(words, shown)]];
  for (const lens of ['economy', 'learning', 'governance', 'agents'] as const) {
    const panels = shown.filter((one) => lensOf(one) === lens || one.also?.includes(lens));
    const mains = panels
      .filter((one) => lensOf(one) === lens && one.hero !== undefined)
      .toSorted((a, b) => (a.hero ?? 0) - (b.hero ?? 0));
    const others = panels.filter((one) => !mains.includes(one) && one.size !== 'tall');
    // A table of everybody takes the whole screen; else nothing stands alone that has a neighbour.
    const heroes = lens === 'agents' ? mains.slice(0, 1) : [...mains, ...others].slice(0, 2);
    if (heroes.length > 0) lenses.push([lens, arranged(heroes, panels)]);
  }
  if (seen.moved.size > 0) lenses.push(['map', { heroes: ['map'], broad: [], small: [], tall: [] }]);
  return new Map(lenses);
}

const lensOf = ({ lens = 'economy' }: ShownPanel) => lens;

function overviewOf(words: RunWords, shown: readonly ShownPanel[]): RunPanels {
  const units = new Map(words.reporters.map(({ name, unit }) => [name, unit]));
  const priced = words.panels.find(
    ({ panel, reporters }) =>
      reporters.some((name) => units.get(name) === 'price') && shown.some((one) => one.panel === panel),
  );
  const named = (panel: string | undefined) => shown.find((one) => one.panel === panel);
  const main =
    named(ownPanels.find(({ hero, panel }) => hero === 1 && named(panel)?.lens === 'learning')?.panel) ??
    named(priced?.panel) ??
    named('supply') ??
    shown.find(({ panel }) => words.panels.some((one) => one.panel === panel));
  // Runs of before there were lenses have all of their panels here.
  const panels = shown.filter(({ lens, also }) => lens === undefined || also?.includes('overview'));
  return arranged(
    [main, named('flows')].filter((one) => one !== undefined),
    panels,
  );
}

function arranged(heroes: readonly ShownPanel[], panels: readonly ShownPanel[]): RunPanels {
  const rest = panels.filter((one) => !heroes.includes(one));
  const of = (size: ShownPanel['size']) => rest.filter((one) => one.size === size).map(({ panel }) => panel);
  return { heroes: heroes.map(({ panel }) => panel), broad: of('broad'), small: of('small'), tall: of('tall') };
}

/** All panels that have something to show in a run, in the order in which they stand. */
function shownPanels(words: RunWords, seen: SeenInRun): readonly ShownPanel[] {
  const { measured } = seen;
  const known = new Set(words.reporters.map(({ name }) => name));
  const present = new Set(words.mechanisms.map(({ name }) => name));
  const hasRows = new Set(words.tables.filter(({ rows }) => rows.length > 0).map(({ table }) => table));
  const own = ownPanels
    .filter(({ mechanism, shows }) => present.has(mechanism) && (shows === undefined || shows(seen)))
    .map((one): ShownPanel => ({ ...one, size: 'broad' }));
  const described = words.panels
    .filter(({ panel }) => !own.some((one) => one.panel === panel))
    .flatMap((panel): ShownPanel[] => {
      if (panel.flows?.some((kind) => seen.moved.has(kind))) return [{ ...panel, size: 'broad' }];
      if (panel.table !== undefined && hasRows.has(panel.table))
        return [{ ...panel, size: panel.form === 'table' ? 'broad' : 'small' }];
      const measures = panel.reporters.some((name) => known.has(name) && (measured === null || measured.has(name)));
      return measures ? [{ ...panel, size: 'small' }] : [];
    });
  return [
    { panel: 'flows', lens: 'economy', also: ['overview'], hero: 2, size: 'broad' },
    ...(seen.rewards ? [{ panel: 'rewards', lens: 'economy', also: ['overview'], size: 'broad' } as const] : []),
    ...own,
    ...described,
    { panel: 'chain', lens: 'agents', size: 'small' },
    { panel: 'agents', lens: 'agents', also: ['overview'], hero: 1, size: 'tall' },
  ];
}
