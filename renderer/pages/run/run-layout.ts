import type { RunWords } from '../../../simulations/api/contract/index.js';
import { ownPanels } from '../../mechanisms/own-panels.js';
import { columns, type Place, place } from '../../panels/layout.js';
import type { SeenInRun } from './seen-in-run.js';

/** The panels of a run in the order in which they stand; the two main ones are called its heroes. */
export interface RunPanels {
  readonly heroes: readonly string[];
  /** What came of them, half the page wide. */
  readonly broad: readonly string[];
  /** What mechanisms describe, and what it cost the chain. */
  readonly small: readonly string[];
  readonly agents: readonly string[];
}

/**
 * The panels that a run has something to show in. What it learned and where its tokens went come first; where nothing
 * is trained, the price of the token does, and where it has none, the first that is described (the supply).
 */
export function panelsOf(words: RunWords, seen: SeenInRun): RunPanels {
  const { measured } = seen;
  const units = new Map(words.reporters.map(({ name, unit }) => [name, unit]));
  const described = words.panels.filter(({ reporters }) =>
    reporters.some((name) => units.has(name) && (measured === null || measured.has(name))),
  );
  const present = new Set(words.mechanisms.map(({ name }) => name));
  const own = ownPanels.filter(
    ({ panel, mechanism, shows }) =>
      present.has(mechanism) && !named(described, panel) && (shows === undefined || shows(seen)),
  );
  const filled = words.panels.filter(({ table }) =>
    words.tables.some((one) => one.table === table && one.rows.length > 0),
  );
  const curves = filled.filter(({ form }) => form === 'curve');
  const tables = filled.filter(({ form }) => form !== 'curve');
  const flows = words.panels.filter((panel) => panel.flows?.some((kind) => seen.moved.has(kind)));
  const priced = described.find(({ reporters }) => reporters.some((name) => units.get(name) === 'price'));
  const main =
    own.find(({ hero }) => hero)?.panel ?? priced?.panel ?? named(described, 'supply')?.panel ?? described[0]?.panel;
  const rewards = seen.rewards ? ['rewards'] : [];
  return {
    heroes: [...(main === undefined ? [] : [main]), 'flows'],
    broad: [...rewards, ...[...own, ...tables, ...flows].map(({ panel }) => panel)].filter((panel) => panel !== main),
    small: [...[...described, ...curves].map(({ panel }) => panel).filter((panel) => panel !== main), 'chain'],
    agents: ['agents'],
  };
}

/** Rows that leave no hole: two heroes side by side, what came of them below, and the agents last. */
export function runLayout({ heroes, broad, small, agents }: RunPanels): readonly Place[] {
  let y = 0;
  const rows = (panels: readonly string[], most: number, height: number) =>
    inRows(panels, most).flatMap((row) => {
      const width = columns / row.length;
      const places = row.map((panel, at) => place(panel, at * width, y, width, height));
      y += height;
      return places;
    });
  return [...rows(heroes, 2, 9), ...rows(broad, 2, 9), ...rows(small, 3, 8), ...rows(agents, 1, 13)];
}

/** As few rows as it takes, each as full as the others or one less. */
function inRows(panels: readonly string[], most: number): readonly (readonly string[])[] {
  const rows = Math.ceil(panels.length / most);
  return Array.from({ length: rows }, (_, row) =>
    panels.slice(Math.ceil((row * panels.length) / rows), Math.ceil(((row + 1) * panels.length) / rows)),
  );
}

function named<P extends { readonly panel: string }>(panels: readonly P[], name: string): P | undefined {
  return panels.find(({ panel }) => panel === name);
}
