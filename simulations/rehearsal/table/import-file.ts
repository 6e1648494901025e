/** A file to import: its name, for messages, and its text. */
export interface ImportFile {
  readonly name: string;
  readonly text: string;
}

/** A file as rows of text, every row with as many cells as there are columns. */
export interface Table {
  readonly file: string;
  readonly format: 'csv' | 'json';
  /** What separates the cells of CSV; `null` in JSON. */
  readonly delimiter: string | null;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Where the i-th row stands: in a CSV file the header is row 1; in JSON the first entry is. */
  readonly rowNumber: (index: number) => number;
}
