import type { ImportProblem } from '../members/import-problem.js';

/** Either everything, or what is wrong and nothing. */
export type ImportResult<T> =
  | { readonly value: T; readonly problems: readonly [] }
  | { readonly value: null; readonly problems: readonly ImportProblem[] };

/** Problems that are told; a file with more of them is at fault as a whole. */
const MOST_PROBLEMS = 100;
/** Characters of a value that a problem shows. */
const LONGEST_VALUE = 60;

/** Gathers the problems of one file. */
export class ProblemList {
  private readonly problems: ImportProblem[] = [];
  private readonly file: string;
  private count = 0;

  constructor(file: string) {
    this.file = file;
  }

  add(problem: Omit<ImportProblem, 'file'>): void {
    this.count++;
    if (this.problems.length >= MOST_PROBLEMS) return;
    const { value } = problem;
    const shown = value !== null && value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
    this.problems.push({ ...problem, file: this.file, value: shown });
  }

  /** The value when there was no problem. */
  resultOf<T>(value: T): ImportResult<T> {
    if (this.count === 0) return { value, problems: [] };
    const untold = this.count - this.problems.length;
    const rest: ImportProblem = {
      file: this.file,
      row: null,
      column: null,
      value: null,
      message: `has ${untold} more problems like these`,
      hint: 'Mend the ones above first; nothing of the file was taken over.',
    };
    return { value: null, problems: untold > 0 ? [...this.problems, rest] : this.problems };
  }
}

/** One problem, and nothing taken over. */
export function refusal(
  file: string,
  problem: Omit<ImportProblem, 'file'>,
): { readonly value: null; readonly problems: readonly [ImportProblem] } {
  return { value: null, problems: [{ ...problem, file }] };
}
