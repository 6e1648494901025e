/** One thing wrong with an imported file. Rows count from 1, the header being row 1. */
export interface ImportProblem {
  readonly file: string;
  readonly row: number | null;
  readonly column: string | null;
  /** What is there, shortened; `null` where the whole row or file is at fault. */
  readonly value: string | null;
  readonly message: string;
  readonly hint: string;
}
