import { luminance } from './contrast.js';

/**
 * Colours of labels (classes), told apart by most people with colour-blindness: the "muted" scheme of Paul Tol's
 * technical note SRON/EPS/TN/09-002, ordered so that neighbours differ in lightness too.
 */
const muted = [
  '#332288',
  '#88ccee',
  '#117733',
  '#ddcc77',
  '#882255',
  '#44aa99',
  '#cc6677',
  '#999933',
  '#aa4499',
  '#d8d8d8',
] as const;

/** The colour of a label; from the eleventh on they come round again, and words tell them apart. */
export function labelColour(label: number): string {
  return muted[label % muted.length]!;
}

/** Ink that can be read on a label's colour. */
export function inkOnLabel(label: number): string {
  return luminance(labelColour(label)) > 0.3 ? '#14181d' : '#ffffff';
}
