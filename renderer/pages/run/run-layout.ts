import { columns, type Place, place } from '../../panels/layout.js';

/** The panels of a lens in the order in which they stand; the main ones are called its heroes. */
export interface RunPanels {
  readonly heroes: readonly string[];
  /** What came of them, half the page wide. */
  readonly broad: readonly string[];
  /** What mechanisms describe, and what it cost the chain. */
  readonly small: readonly string[];
  /** As wide as the page, and higher than the others. */
  readonly tall: readonly string[];
}

/**
 * Rows that leave no hole: two heroes side by side, what came of them below, and the tall ones last.
 * @param smallInRow of the small ones side by side: two where type is so large that their heads would be cut
 */
export function runLayout({ heroes, broad, small, tall }: RunPanels, smallInRow: 2 | 3 = 3): readonly Place[] {
  let y = 0;
  const rows = (panels: readonly string[], most: number, height: number) =>
    inRows(panels, most).flatMap((row) => {
      const width = columns / row.length;
      const places = row.map((panel, at) => place(panel, at * width, y, width, height));
      y += height;
      return places;
    });
  return [...rows(heroes, 2, 9), ...rows(broad, 2, 9), ...rows(small, smallInRow, 8), ...rows(tall, 1, 13)];
}

/** As few rows as it takes, each as full as the others or one less. */
function inRows(panels: readonly string[], most: number): readonly (readonly string[])[] {
  const rows = Math.ceil(panels.length / most);
  return Array.from({ length: rows }, (_, row) =>
    panels.slice(Math.ceil((row * panels.length) / rows), Math.ceil(((row + 1) * panels.length) / rows)),
  );
}
