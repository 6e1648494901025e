import { surfaces } from './family-colours.js';

/** Grounds and inks of a theme. */
export interface Inks {
  readonly page: string;
  readonly surface: string;
  /** Inputs, wells and the rail. */
  readonly sunken: string;
  readonly text: string;
  readonly dimmed: string;
  readonly hairline: string;
  readonly gridline: string;
  readonly accent: string;
  /** Width of a chart's line (px). */
  readonly line: number;
}

export const inks: Readonly<Record<'light' | 'dark' | 'projector', Inks>> = {
  light: {
    page: '#f5f5f2',
    surface: surfaces.light,
    sunken: '#eeeeea',
    text: '#1b2026',
    dimmed: '#59626c',
    hairline: '#e0e0db',
    gridline: '#ecece8',
    accent: '#24303c',
    line: 2,
  },
  dark: {
    page: '#13161a',
    surface: surfaces.dark,
    sunken: '#23282e',
    text: '#e8eaed',
    dimmed: '#a3acb6',
    hairline: '#2e343b',
    gridline: '#272c33',
    accent: '#d8dee5',
    line: 2,
  },
  projector: {
    page: '#ffffff',
    surface: surfaces.light,
    sunken: '#f0f0ec',
    text: '#000000',
    dimmed: '#3b4249',
    hairline: '#b9bcbf',
    gridline: '#dcdddd',
    accent: '#000000',
    line: 3.5,
  },
};
