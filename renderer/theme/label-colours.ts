import { luminance } from './contrast.js';
import type { ThemedColour } from './family-colours.js';

/**
 * Colours of labels (classes), told apart by most people with colour-blindness: after the "muted" scheme of Paul Tol's
 * technical note SRON/EPS/TN/09-002, its darkest hues lightened on a dark ground, ordered so that neighbours differ in
 * lightness too.
 */
const labelColours: readonly ThemedColour[] = [
  { light: '#332288', dark: '#6a5acd' },
  { light: '#88ccee', dark: '#88ccee' },
  { light: '#117733', dark: '#2c9a55' },
  { light: '#ddcc77', dark: '#ddcc77' },
  { light: '#882255', dark: '#b04a80' },
  { light: '#44aa99', dark: '#44aa99' },
  { light: '#cc6677', dark: '#dd8090' },
  { light: '#999933', dark: '#a9a943' },
  { light: '#aa4499', dark: '#bd5fae' },
  { light: '#c8c8c8', dark: '#dddddd' },
];

/** The colour of a label; from the eleventh on they come round again, and words tell them apart. */
export function labelColour(label: number): string {
  return `var(--label-${label % labelColours.length})`;
}

/** Ink that can be read on a label's colour. */
export function inkOnLabel(label: number): string {
  return `var(--on-label-${label % labelColours.length})`;
}

export function labelVariables(scheme: 'light' | 'dark'): Record<string, string> {
  return Object.fromEntries(
    labelColours.flatMap((colour, label) => [
      [`--label-${label}`, colour[scheme]],
      [`--on-label-${label}`, luminance(colour[scheme]) > 0.22 ? '#14181d' : '#ffffff'],
    ]),
  );
}
