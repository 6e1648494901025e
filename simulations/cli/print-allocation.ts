import type { AllocationOutlook, FormatProblem } from '../api/index.js';

interface Output {
  write(text: string): unknown;
}

/** Alone is who is named; more than these are counted. */
const MOST_NAMES = 3;

/** Prints what an allocation means: its float, what becomes free when, and who could decide alone. */
export function printOutlook(outlook: AllocationOutlook, output: Output): void {
  const { float, circulating, floatQuartiles } = outlook.atLaunch;
  const { lower, median, upper } = floatQuartiles;
  output.write(`unlocked at launch: ${shown(float.percent)} % (launches: ${lower}, ${median}, ${upper} %)\n`);
  output.write(`circulating at launch: ${shown(circulating.percent)} %, ${circulating.tokens} tokens\n`);
  output.write(`all unlocked: month ${shown(outlook.allUnlockedMonth)}\n`);
  for (const { month, groups, percent, percentOfFloat } of outlook.unlocks) {
    const beside = percentOfFloat === null ? '' : `, ${shown(percentOfFloat)} % of what was unlocked before`;
    output.write(`month ${shown(month)}: ${shown(percent)} % of ${groups.join(', ')}${beside}\n`);
  }
  for (const [i, standings] of outlook.standings.entries()) {
    for (const { measure, value, words, quarter } of standings) {
      if (quarter === 'middle') continue;
      output.write(`${outlook.curves[i]!.group}: ${measure} ${shown(value)} is ${words} of real launches\n`);
    }
  }
  let before: string | null = null;
  for (const { month, alone, fewest } of outlook.deciders ?? []) {
    const words = `${named(alone)} could decide a vote alone${fewest === null ? ', not even all together' : ''}`;
    if (words !== before) output.write(`from month ${shown(month)}: ${words}\n`);
    before = words;
  }
}

export function printNotes(notes: readonly string[], output: Output): void {
  for (const note of notes) output.write(`${note}\n`);
}

/** Prints what keeps an allocation from being read or written, each with its way out. */
export function printAllocationProblems(source: string, problems: readonly FormatProblem[], output: Output): void {
  for (const { row, column, value, message, hint } of problems) {
    const place = [
      row === null ? [] : [`row ${row}`],
      column === null ? [] : [`column "${column}"`],
      value === null ? [] : [`"${value}"`],
    ].flat();
    output.write(`folkmoot: ${[source, ...place].join(', ')}: ${message}\n${hint}\n`);
  }
}

function named(names: readonly string[]): string {
  if (names.length === 0) return 'nobody';
  const first = names.slice(0, MOST_NAMES).join(', ');
  return names.length > MOST_NAMES ? `${first} and ${names.length - MOST_NAMES} more` : first;
}

const shown = (value: number): string => String(Math.round(value * 100) / 100);
