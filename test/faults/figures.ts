import { printTable } from '../bench/print-table.js';

/** Something that was tried and did not end as it has to. */
export interface Fault {
  /** What was tried, so that it can be tried again. */
  readonly tried: string;
  /** What came of it. */
  readonly cameOf: string;
}

/** What one part of `npm run faults` found. */
export interface Figures {
  readonly part: string;
  readonly seed: number;
  /** What was counted and measured, as it is printed. */
  readonly rows: readonly (readonly [name: string, figure: string])[];
  /** Green is when there is none. */
  readonly faults: readonly Fault[];
  /** What could not be tried here, with the reason. */
  readonly skipped: readonly string[];
}

/** Faults that are printed one by one; the JSON file has them all. */
const MOST_PRINTED = 40;

export function printFigures({ part, seed, rows, faults, skipped }: Figures): void {
  printTable(`${part} (seed ${seed})`, [...rows, ['faults', String(faults.length)]]);
  for (const reason of skipped) console.log(`  skipped: ${reason}`);
  for (const { tried, cameOf } of faults.slice(0, MOST_PRINTED)) {
    console.log(`\n  ✗ ${shortened(tried, 300)}\n      ${shortened(cameOf, 600).replaceAll('\n', '\n      ')}`);
  }
  if (faults.length > MOST_PRINTED) console.log(`\n  … and ${faults.length - MOST_PRINTED} more; the JSON has them.`);
}

/** A text that can be printed whatever is in it, cut where it is long. */
export function shortened(text: string, most: number): string {
  const shown = text.length > most ? `${text.slice(0, most)}… (${text.length} characters)` : text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is made visible
  return shown.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
