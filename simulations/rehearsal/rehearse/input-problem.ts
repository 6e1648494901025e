import { InputError } from '../../errors/index.js';
import type { ImportProblem } from '../members/import-problem.js';
import type { ImportResult } from '../table/import-result.js';

/** Problems a message tells; the window shows all of them. */
const MOST_TOLD = 10;

/** A file that a DAO names could not be taken over. `problems` has every fault, for whoever can show a list. */
export class ImportRefused extends InputError {
  readonly problems: readonly ImportProblem[];

  constructor(problems: readonly ImportProblem[]) {
    const lines = problems.slice(0, MOST_TOLD).map((problem) => `  ${placeOf(problem)}: ${problem.message}`);
    const more = problems.length > MOST_TOLD ? [`  and ${problems.length - MOST_TOLD} more`] : [];
    const [first] = problems;
    super('import-refused', `${first!.file} cannot be taken over:\n${[...lines, ...more].join('\n')}`, {
      field: first!.file,
      value: first!.value,
      hint: `${first!.hint} Nothing of the file was taken over.`,
    });
    this.problems = problems;
  }
}

function placeOf({ row, column, value }: ImportProblem): string {
  const parts = [row === null ? [] : [`row ${row}`], column === null ? [] : [`column "${column}"`]].flat();
  const shown = value === null ? '' : ` "${value}"`;
  return `${parts.join(', ') || 'the file'}${shown}`;
}

/** @throws ImportRefused when there are problems */
export function accepted<T>(result: ImportResult<T>): T {
  if (result.value === null) throw new ImportRefused(result.problems);
  return result.value;
}
