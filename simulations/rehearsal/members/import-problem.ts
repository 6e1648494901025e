/** One thing wrong with an imported file. Rows count from 1: in CSV the header is row 1, in JSON the first entry is. */
export interface ImportProblem {
  readonly file: string;
  readonly row: number | null;
  readonly column: string | null;
  /** What is there, shortened; `null` where the whole row or file is at fault. */
  readonly value: string | null;
  readonly message: string;
  readonly hint: string;
}
