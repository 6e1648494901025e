/** Colours of lines that are no role: runs that share a chart, and measures of the whole. They differ by their dashes as well. */
export const runColours: readonly { readonly light: string; readonly dark: string }[] = [
  { light: '#1b2026', dark: '#e8eaed' },
  { light: '#a3147e', dark: '#f07fd0' },
  { light: '#00707f', dark: '#4fc7d8' },
  { light: '#6b6f00', dark: '#c9cc4b' },
  { light: '#8a4b00', dark: '#e6a35c' },
  { light: '#5a6470', dark: '#9aa6b2' },
];

/** The CSS colour of the run, or the measure, at a place among those of its chart. */
export function runColour(place: number): string {
  return `var(--run-${(place % runColours.length) + 1})`;
}

export function runColourVariables(scheme: 'light' | 'dark'): Record<string, string> {
  return Object.fromEntries(runColours.map((colour, place) => [`--run-${place + 1}`, colour[scheme]]));
}
